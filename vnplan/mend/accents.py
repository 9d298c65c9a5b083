"""A page typed without any marks gets them back: "tinh Thai Nguyen". A rule of its own, that can be off."""

import numpy as np

from vnplan.lm.model import Model
from vnplan.lm.tokens import UNKNOWN
from vnplan.mend.decode import Case, Lattice, decode, posteriors
from vnplan.mend.evidence import Evidence
from vnplan.mend.letters import like
from vnplan.mend.page import Page
from vnplan.mend.words import channel
from vnplan.model.edit import Edit

_LEAST_WORDS = 4
_MOST_MARKED = 0.1
_LEAST_KNOWN = 0.9
_LEAST_GAIN = 1.0
_COMMON = -12.5


def is_bare(page: Page) -> bool:
    """True if nearly no word of the page has a mark, and nearly all of them are Vietnamese syllables without theirs.

    An unaccented masthead over an accented page is none.
    """
    words = page.tokens.letters & ~page.tokens.digits
    count = int(words.sum())
    return count >= _LEAST_WORDS and int(page.tokens.marked.sum()) <= _MOST_MARKED * count


def accent_edits(model: Model, page: Page) -> list[Edit]:
    """Edits that put marks on the words of a page that has none, in order.

    >>> from vnplan.lm.model import packed
    >>> from vnplan.mend.page import page_of
    >>> text = "ke hoach phat trien kinh te xa hoi cua tinh Thai Nguyen"
    >>> [e.new for e in accent_edits(packed(), page_of(text, packed()))][:4]
    ['kế', 'hoạch', 'phát', 'triển']
    """
    if not is_bare(page):
        return []
    tokens, text = page.tokens, page.text
    plain = tokens.letters & ~tokens.digits & ~tokens.joined & ~tokens.marked & (tokens.end - tokens.start > 1)
    rows = np.flatnonzero(plain)
    words = [text[a:b].lower() for a, b in zip(tokens.start[rows].tolist(), tokens.end[rows].tolist(), strict=True)]
    choices = [channel().unmarked(word, _COMMON) for word in words]
    if sum(map(bool, choices)) < _LEAST_KNOWN * len(words):
        return []
    lattice = _lattice(page, rows, choices)
    ids = page.stream.ids
    case = Case(model, lattice, Evidence(ids, np.zeros(len(ids), np.bool_), 0.0), 0.0)
    chosen = decode(case)
    marked = ids.copy()
    marked[lattice.places + 2] = lattice.options[chosen]
    gain = float(model.follow(marked).said.sum() - page.stream.said.sum())
    if gain < _LEAST_GAIN * len(words):
        return []
    changed = np.flatnonzero(chosen != lattice.first[:-1])
    odds = posteriors(case, chosen, changed)
    out = []
    for n, sure in zip(changed.tolist(), odds, strict=True):
        if sure <= 0:
            continue
        start, end = int(tokens.start[rows[n]]), int(tokens.end[rows[n]])
        new = like(model.words[int(lattice.options[chosen[n]])], text[start:end])
        if new != text[start:end]:
            out.append(Edit(start, end, new, "repair.accents", round(float(1 / (1 + np.exp(-sure / 2))), 4)))
    return out


def _lattice(page: Page, rows: "np.typing.NDArray[np.int64]", choices: list[list[int]]) -> Lattice:
    own = page.stream.ids[page.slot[rows] + 2]
    options = [x for n, ids in enumerate(choices) for x in (int(own[n]), *(i for i in ids if i != own[n]))]
    sizes = [1 + sum(i != own[n] for i in ids) for n, ids in enumerate(choices)]
    first = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    costs = np.zeros(len(options), np.float32)
    costs[first[:-1][own == UNKNOWN]] = 6.0
    return Lattice(page.stream, page.slot[rows], first, np.array(options, np.uint16), costs)
