"""Words that were read as other words: found by the model, decoded with the channel, judged by the document."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vnplan.lm import tokens as tk
from vnplan.lm.model import Model, packed
from vnplan.lm.spelling import key_of
from vnplan.mend.channel import Channel
from vnplan.mend.compounds import with_compounds
from vnplan.mend.decode import AT_ONCE, Case, Ints, Lattice, alone, beside, decode, posteriors, ranges
from vnplan.mend.evidence import Evidence, unknown_costs
from vnplan.mend.letters import like, tone_first, tone_last
from vnplan.mend.names import personal_names
from vnplan.mend.page import Page
from vnplan.mend.plausible import needed
from vnplan.mend.search import MOST_CANDIDATES
from vnplan.model.edit import Edit
from vnplan.text import kept_re as re
from vnplan.text.quick import Quick


class Setting(NamedTuple):
    """One degree of caution: how low the bar, what share of wrong words is expected before the page is read.

    ``doubt`` is the fit below which a word is suspect, ``wide`` the same on a page that turns out to be read badly; ``trust``
    is what doubtful pairs count that recur; ``weight`` says for how many words the expectation stands; ``scan``,
    that the page is known to be a scan.
    """

    confidence: float
    expected: float
    doubt: float
    wide: float
    trust: float = 0.5
    weight: float = 400.0
    scan: bool = False


SURE = 2.0
# The posterior is the measured precision as it stands: of 8,700 edits of read pages stated at 0.80-0.90, 0.90-0.95, 0.95-0.98
# and 0.98-0.99, there were right 90, 96, 97 and 99 of a hundred; above that never more than 99.5.
SUREST = 0.995
HOPELESS = -6.0
# What sums of 32-bit floats in another order may differ by, and more.
_SLIP = 0.1
MANY_CANDIDATES, FEWER_CANDIDATES = 20, 5
STRONG = -4.5
RECALL = 1.5
BARE_RUN = 5
SCAN, SCAN_ERRORS, SCAN_CONFIDENCE = 0.004, 10, 0.5

SETTINGS = {
    "cautious": Setting(0.98, 0.0002, -6.0, -3.0, weight=1500.0),
    "standard": Setting(0.88, 0.0035, -2.5, -1.0),
    "eager": Setting(0.65, 0.007, -4.5, -1.5, 0.0, 100.0, scan=True),
}


@cache
def channel() -> Channel:
    """The confusions over the packed model."""
    return Channel(packed())


def word_edits(model: Model, page: Page, setting: Setting, others: int = 0) -> list[Edit]:
    """Edits of single words, in order. ``others`` is how many errors of other kinds were found on the page."""
    fit = _fit(model, page)
    doubted = np.flatnonzero(fit < setting.doubt)
    if page.near is not None:
        fit[~page.near] = np.inf
    suspects = np.flatnonzero(fit < (setting.wide if setting.scan else setting.doubt))
    evidence = _evidence(page, doubted, setting.trust)
    lattice = _lattice(page, suspects, evidence, fit[suspects] < STRONG)
    case = Case(model, lattice, evidence, _log_odds(setting.expected))
    gain = alone(case, _floor(lattice.places))
    sure = float((gain > SURE).sum()) + others
    rate = _rate(sure, len(page.tokens), setting)
    if rate > setting.expected * 1.5:
        if not setting.scan:
            evidence = evidence.trusting(setting.trust * setting.expected / rate)
            suspects = np.flatnonzero(fit < setting.wide)
        # What a compound says counts on a page that is known to be a scan and turns out to be read badly.
        lattice = (_with_compounds if setting.scan else _lattice)(page, suspects, evidence, fit[suspects] < STRONG)
        case = Case(model, lattice, evidence, _log_odds(rate))
        gain = alone(case, _floor(lattice.places))
    rows = _worth_decoding(lattice.places, gain)
    suspects, lattice = suspects[rows], lattice.only(rows)
    is_scan = rate > SCAN and sure >= SCAN_ERRORS
    bar = _log_odds(min(setting.confidence, SCAN_CONFIDENCE) if is_scan and not setting.scan else setting.confidence)
    found = _chosen(page, case._replace(lattice=lattice), suspects, bar, careful=not (is_scan or setting.scan))
    return _edits(model, page, lattice, suspects, found)


def _chosen(page: Page, case: Case, suspects: Ints, bar: float, *, careful: bool) -> tuple[Ints, npt.NDArray[np.float32]]:
    """What should stand in each place, and how sure that is; what is too weak stays as it was read."""
    places, read = case.lattice.places, case.lattice.first[:-1]
    chosen = decode(case)
    odds = np.full(len(chosen), -np.inf, np.float32)
    changed = np.flatnonzero(chosen != read)
    if not len(changed):
        return chosen, odds
    odds[changed] = posteriors(case, chosen, changed)
    least = np.maximum(bar, needed(case.model, page, case.lattice, suspects, chosen)) if careful else bar
    for _ in range(3):
        weak = np.flatnonzero((odds < least) & (chosen != read))
        if not len(weak):
            break
        chosen[weak] = read[weak]
        # Only what stands within two words of those has other neighbours than before.
        near = np.zeros(len(case.lattice.stream.ids), np.bool_)
        for step in range(5):
            near[places[weak] + step] = True
        again = np.flatnonzero((chosen != read) & near[places + 2])
        odds[again] = posteriors(case, chosen, again)
    return chosen, odds


def _floor(places: Ints) -> npt.NDArray[np.float32]:
    """For each place in doubt, below which gain it makes no difference what the gain is."""
    return np.where(beside(places), np.float32(HOPELESS), np.float32(-_SLIP))


def _worth_decoding(places: Ints, gain: npt.NDArray[np.float32]) -> Ints:
    """The places that may change: of those without a neighbour in doubt only where another option is likelier by itself."""
    rows = np.flatnonzero(gain > HOPELESS)
    return rows[beside(places[rows]) | (gain[rows] > -_SLIP)]


def _evidence(page: Page, suspects: Ints, trust: float) -> Evidence:
    doubtful = np.zeros(len(page.stream.ids), np.bool_)
    doubtful[page.slot[suspects] + 2] = True
    return Evidence(page.stream.ids, doubtful, trust)


def _log_odds(p: float) -> float:
    return float(np.log(p / (1 - p)))


def _rate(sure: float, words: int, setting: Setting) -> float:
    """The share of wrong words: what was expected, as if seen in ``weight`` words, and the sure errors of the document."""
    return min(0.08, (RECALL * sure + setting.expected * setting.weight) / (words + setting.weight))


def _fit(model: Model, page: Page) -> npt.NDArray[np.float32]:
    """How well each token fits between its neighbours, as log odds; infinite for what must not be touched."""
    tokens, padded, slot = page.tokens, page.stream.ids, page.slot
    fit = page.stream.said[slot] + page.stream.said[slot + 1] - model.log_p1[padded[slot + 3]]
    length = tokens.end - tokens.start
    plain = tokens.letters & ~tokens.joined & (length > 1) & (length < 16)
    plain[:-1] &= ~tokens.joined[1:]
    plain &= ~tokens.digits | (length > 3)
    # A marked vowel alone is a word ("ô nhiễm", "ở"), đ alone is a marker.
    plain |= (
        (length == 1)
        & tokens.marked
        & (tokens.uppers == 0)
        & tokens.letters
        & (tokens.key != key_of("đ"))
        & (np.append(tokens.gap[1:], 1) == 0)
    )
    capitals = (tokens.uppers >= length) & (length > 1)
    lonely = capitals.copy()
    lonely[1:] &= ~capitals[:-1]
    lonely[:-1] &= ~capitals[1:]
    fit[(page.ids == tk.UNKNOWN) | tokens.digits] = -np.inf
    fit[~plain | lonely | _bare_runs(tokens) | personal_names(tokens)] = np.inf
    for start, end in (*_addresses(page.text), *_inserted(page)):
        fit[np.searchsorted(tokens.start, start) : np.searchsorted(tokens.start, end)] = np.inf
    return fit


_ADDRESS = Quick(r"://|@|www\.|\.(?:vn|com|org|net)\b")
_SPACE = re.compile(r"\s")
# The number of a division that was inserted behind another: "Chương Ia", "Điều 12b".
_INSERTED = re.compile(r"\b(?i:điều|khoản|chương|mục|phần|phụ lục)[ \t]+((?:\d{1,3}|[IVXL]{1,5})[a-zđ])\b")
_COUNTED = frozenset("0123456789IVXL")
_WIDEST, _LONGEST = 26, 6


def _inserted(page: Page) -> Iterator[tuple[int, int]]:
    """The numbers of inserted divisions: a figure before a letter is rare, and the word of the division stands right before."""
    tokens, text = page.tokens, page.text
    length = tokens.end - tokens.start
    roman = (tokens.uppers == length - 1) & (length > 1)
    for end in tokens.end[tokens.letters & (tokens.digits | roman) & (length <= _LONGEST)].tolist():
        found = _INSERTED.search(text, max(0, end - _WIDEST), end) if text[end - 2] in _COUNTED else None
        if found and found.end() == end and text[end : end + 1] != "_":
            yield found.span(1)


def _addresses(text: str) -> list[tuple[int, int]]:
    """The stretches without white space that are addresses of pages or of mail."""
    out: list[tuple[int, int]] = []
    for match in _ADDRESS.finditer(text):
        if out and match.start() < out[-1][1]:
            continue
        floor = max(out[-1][1] if out else 0, match.start() - 200)
        start = next((n + 1 for n in range(match.start() - 1, floor - 1, -1) if text[n].isspace()), floor)
        behind = _SPACE.search(text, match.end())
        out.append((start, behind.start() if behind else len(text)))
    return out


def _bare_runs(tokens: tk.Tokens) -> npt.NDArray[np.bool_]:
    """Words within a run of words without any mark: another language, or a masthead that never had marks."""
    marked = tokens.marked | (tokens.digits & ~tokens.letters)
    run = np.cumsum(marked)
    size = np.bincount(run, ~marked)
    return np.asarray(~marked & (size[run] >= BARE_RUN))


def _with_compounds(page: Page, suspects: Ints, evidence: Evidence, strong: npt.NDArray[np.bool_]) -> Lattice:
    """The same where strong suspicion looks farther for what makes a compound with a neighbour."""
    wide = _lattice(page, suspects, evidence, strong, MOST_CANDIDATES)
    near = np.where(strong, MANY_CANDIDATES, FEWER_CANDIDATES)
    return with_compounds(channel().model, wide, near, page.tokens.uppers[suspects] == 0)


def _lattice(
    page: Page, suspects: Ints, evidence: Evidence, strong: npt.NDArray[np.bool_], many: int = MANY_CANDIDATES
) -> Lattice:
    """What may stand where the suspects are; where the suspicion is not ``strong``, only the likeliest."""
    slots, stream, model = page.slot[suspects], page.stream, channel().model
    start, found = channel().rows_of(page.ids[suspects], page.usual[suspects], lambda rows: _spelt(page, suspects[rows]))
    size = np.minimum(found, np.where(strong, many, FEWER_CANDIDATES))
    first = np.concatenate(([0], np.cumsum(1 + size))).astype(np.int64)
    words, costs = np.empty(first[-1], np.uint16), np.empty(first[-1], np.float32)
    # What was read stands before its candidates.
    words[first[:-1]] = stream.ids[slots + 2]
    costs[first[:-1]] = _read_costs(page, suspects)
    for low in range(0, len(suspects), AT_ONCE):
        part = slice(low, low + AT_ONCE)
        options, rows = ranges(first[:-1][part] + 1, size[part]), ranges(start[part], size[part])
        words[options], costs[options] = channel().ids[rows], channel().costs[rows]
        some = slice(first[low], first[min(low + AT_ONCE, len(suspects))])
        owner = np.arange(len(size[part])).repeat(1 + size[part])
        costs[some] -= evidence.siblings(model.around(stream, slots[part] + 2), owner, words[some])
    return Lattice(stream, slots, first, words, costs)


def _read_costs(page: Page, suspects: Ints) -> npt.NDArray[np.float32]:
    """What it costs that words stand as they were read: nothing, but for those that are unknown."""
    costs = np.zeros(len(suspects), np.float32)
    strange = np.flatnonzero(page.ids[suspects] == tk.UNKNOWN)
    if len(strange):
        unknown = np.flatnonzero(page.ids == tk.UNKNOWN)
        costs[strange] = -unknown_costs(page.tokens.key[unknown])[np.searchsorted(unknown, suspects[strange])]
    return costs


def _spelt(page: Page, at: Ints) -> list[str]:
    """Some words of a page, in lower case."""
    text = page.text
    return [text[a:b].lower() for a, b in zip(page.tokens.start[at].tolist(), page.tokens.end[at].tolist(), strict=True)]


def _edits(model: Model, page: Page, lattice: Lattice, suspects: Ints, found: tuple[Ints, npt.NDArray[np.float32]]) -> list[Edit]:
    chosen, odds = found
    changed = np.flatnonzero(chosen != lattice.first[:-1]).tolist()
    usual = [model.words[int(lattice.options[chosen[n]])] for n in changed]
    older, newer = [tone_first(word) for word in usual], [tone_last(word) for word in usual]
    out = []
    for n, word in zip(changed, newer if older != newer and _newer_tones(page.text) else older, strict=True):
        start, end = int(page.tokens.start[suspects[n]]), int(page.tokens.end[suspects[n]])
        old = page.text[start:end]
        new = like(word, old)
        if new != old:
            out.append(Edit(start, end, new, "repair.ocr", round(min(SUREST, float(1 / (1 + np.exp(-odds[n])))), 4)))
    return out


_SAMPLE = 100_000
_NEWER = re.compile("(?<![qQ])(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\\w)")
_OLDER = re.compile("(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\\w)")


def _newer_tones(text: str) -> bool:
    """True if the document, by its first pages, puts tones as the newer spelling does (hoà, uỷ)."""
    return len(_NEWER.findall(text, 0, _SAMPLE)) > len(_OLDER.findall(text, 0, _SAMPLE))
