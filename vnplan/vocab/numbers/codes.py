"""The codes in document numbers: types and bodies, as they are known and as they are mistyped."""

from collections.abc import Mapping
from functools import cache

from vnplan.rules.load import DocumentType, Rule, load
from vnplan.text import kept_re as re
from vnplan.text.letters import strip_marks

# No council that numbers its resolutions so had its first terms: what stands behind its code is a note's mark then.
_TERM = re.compile(r"(?!HĐND[1-4]$)(QH|UBTVQH|HĐND|HĐNN)([0-9lIO]{1,2})")
_TERM_DIGITS = str.maketrans("lIO", "110")
_NOTE_MARK = re.compile(r"(.*[^\d])\d{1,2}")


class Spelling(Rule):
    """Codes as they are mistyped, and the right one."""

    wrong: tuple[str, ...]
    right: str
    where: str


class Codes(Rule):
    """A named set of codes."""

    name: str
    codes: tuple[str, ...]


@cache
def types(system: str) -> Mapping[str, tuple[DocumentType, ...]]:
    """The document types that a code may stand for, in ``state`` or in ``party`` numbers.

    >>> [row.name for row in types("party")["QĐ"]]
    ['Quyết định', 'Quy định']
    """
    out: dict[str, list[DocumentType]] = {}
    for row in load("doctypes", "type", DocumentType):
        for code in row.party_codes if system == "party" else row.codes:
            out.setdefault(code, []).append(row)
    return {code: tuple(rows) for code, rows in out.items()}


@cache
def codes(name: str) -> frozenset[str]:
    """A set of ``[[codes]]``."""
    return frozenset(code for row in load("citations", "codes", Codes) if row.name == name for code in row.codes)


@cache
def _known(where: str) -> frozenset[str]:
    if where == "type":
        return frozenset((*types("state"), *types("party"))) - frozenset(_spellings("type"))
    return codes("party") | codes("glued") | codes("national") | codes("local")


@cache
def _spellings(where: str) -> Mapping[str, str]:
    return {wrong: row.right for row in load("citations", "spelling", Spelling) if row.where == where for wrong in row.wrong}


@cache
def _by_skeleton(where: str) -> Mapping[str, str]:
    """Codes by what is left of them without case, marks and the shapes that are read one for the other; only the certain ones."""
    out: dict[str, set[str]] = {}
    for code in _known(where):
        out.setdefault(_skeleton(code), set()).add(code)
    return {skeleton: found.pop() for skeleton, found in out.items() if len(found) == 1}


def _skeleton(code: str) -> str:
    unmarked = strip_marks(code).upper().replace("Q", "O").replace("0", "O")
    return re.sub(r"(?<=D)D$", "", unmarked)


def known_code(token: str, where: str) -> str:
    """A code (``type`` or ``body``) as it must be meant; the token itself where no known one is hardly different.

    >>> [known_code(code, "type") for code in ("QD", "NỌ", "CTR", "QĐÐ")]
    ['QĐ', 'NQ', 'CTr', 'QĐ']
    >>> [known_code(code, "body") for code in ("Ttg", "ƯBND", "HDND", "QHl5", "XNK")]
    ['TTg', 'UBND', 'HĐND', 'QH15', 'XNK']
    """
    term = _TERM.fullmatch(token) if where == "body" else None
    if term:
        return term[1] + term[2].translate(_TERM_DIGITS)
    right = _spellings(where).get(token)
    if right or token in _known(where):
        return right or token
    return _by_skeleton(where).get(_skeleton(token), token)


def note_mark(token: str) -> int:
    """How many digits at the end of a body's code belong to a footnote: those of terms and of unknown codes do not.

    >>> [note_mark(code) for code in ("CP1", "UBND12", "QH15", "SSVN2", "HĐND2", "HĐND17")]
    [1, 2, 0, 0, 1, 0]
    """
    match = _NOTE_MARK.fullmatch(token)
    if not match or _TERM.fullmatch(token) or token in _known("body"):
        return 0
    return len(token) - match.end(1) if known_code(match[1], "body") in _known("body") else 0


def is_known_body(token: str) -> bool:
    """True if a body's code is one that the tables have, as it stands or mistyped."""
    return known_code(token, "body") in _known("body")
