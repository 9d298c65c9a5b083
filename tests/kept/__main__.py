"""Write the kept lines of each page of the corpus and of each case anew."""

from tests.conftest import corpus_pages
from tests.kept import kept, lines
from tests.kept.cases import REPAIRS, all_repaired, cases, files, found_now
from tests.kept.weighed import CANDIDATES, WEIGHED, all_candidates, all_weighed

for page in corpus_pages():
    kept(page).write_text("\n".join(lines(page)) + "\n", "utf-8")
for file in files():
    file.write_text("\n\n".join(found_now(file, case) for case in cases(file)) + "\n", "utf-8")
REPAIRS.write_text("\n".join(all_repaired()) + "\n", "utf-8")
WEIGHED.write_text("\n".join(all_weighed()) + "\n", "utf-8")
CANDIDATES.write_text("\n".join(all_candidates()) + "\n", "utf-8")
