"""Synthetic pages: the same for a seed at any time, so that an archive can be made again by who has only its seed."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from vnplan.batch.synth import pages

SYNTH = Path(__file__).parent / "cases" / "synth.lines"
_MOST, _WHOLE = 160, 5


def all_written() -> Iterator[str]:
    """Of each page what it is and its digest, the first ones in full; what a scan misreads hangs on a table and is left out."""
    for number, page in enumerate(pages(_MOST, 5)):
        about = page.about
        digest = "" if about["breakage"] == "ocr" else sha256(page.content + repr(page.gold).encode()).hexdigest()[:12]
        words = (page.name, page.date, page.url, about["breakage"], about["encoding"], about["reprint_of"], digest)
        yield " ".join(map(str, words)).rstrip()
        if number < _WHOLE and about["breakage"] == "none":
            yield from (f"> {line}" for line in page.content.decode().splitlines() if line)
            for name, facts in (page.gold or {}).items():
                yield from (f"{name} {fact}" for fact in (facts if isinstance(facts, list) else [facts]))
