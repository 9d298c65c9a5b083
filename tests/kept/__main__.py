"""Write the kept lines of each page of the corpus anew."""

from tests.conftest import corpus_pages
from tests.kept import kept, lines

for page in corpus_pages():
    kept(page).write_text("\n".join(lines(page)) + "\n", "utf-8")
