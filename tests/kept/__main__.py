"""Write the kept lines of each page of the corpus and of each case anew."""

from tests.conftest import corpus_pages
from tests.kept import kept, lines
from tests.kept.cases import REPAIRS, all_repaired, cases, files, found_now
from tests.kept.clothes import CHANGED, all_changed
from tests.kept.joined import JOINED, all_joined
from tests.kept.synth import SYNTH, all_written
from tests.kept.weighed import CANDIDATES, WEIGHED, all_candidates, all_weighed

for page in corpus_pages():
    kept(page).write_text("\n".join(lines(page)) + "\n", "utf-8")
for file in files():
    file.write_text("\n\n".join(found_now(file, case) for case in cases(file)) + "\n", "utf-8")
_WEIGHED = ((WEIGHED, all_weighed), (CANDIDATES, all_candidates), (JOINED, all_joined))
for path, asked in ((REPAIRS, all_repaired), *_WEIGHED, (CHANGED, all_changed), (SYNTH, all_written)):
    path.write_text("\n".join(asked()) + "\n", "utf-8")
