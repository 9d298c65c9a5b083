"""How a line begins, and what that makes it likely to be: the rows of ``tables/marks.toml``, tried in order."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from vnplan.model.line import Line
from vnplan.rules.load import Form
from vnplan.rules.markers import bullet, readings
from vnplan.rules.phrases import Phrases, any_row, patterns
from vnplan.text import kept_re as re
from vnplan.text.remembered import remembered
from vnplan.vocab import letterhead
from vnplan.vocab.kinds import kind_of_name, kinds_by_name, names_by_tight_name, tight_name
from vnplan.vocab.line_forms import LineForm

_HEADER = Phrases("header")

_PHRASES = Phrases("marks")


class Hint(NamedTuple):
    """What a line looks like by itself: the name of the first row that fits, ``item``, ``bullet``, or nothing."""

    name: str = ""
    match: re.Match[str] | None = None

    def group(self, name: str) -> str | None:
        """A part of the line that the row's pattern names."""
        return self.match.groupdict().get(name) if self.match else None


class ChromeForm(Form):
    """How a portal's own line is worded; a ``contact`` may be a field of a form too."""

    contact: bool = False


_PIECE = 120
_SHORT = 15
_PIECES = {"motto": "motto", "party_motto": "motto", "number": "number", "place_date": "place_date", "date": "place_date"}
_NONE = Hint()
_RULE = Hint("rule")
_ITEM = Hint("item")
_BULLET = Hint("bullet")


@cache
def _any_form() -> re.Pattern[str]:
    return any_row("marks", "line", LineForm)


@remembered
def hint(text: str) -> Hint:
    """What a line looks like, judged by itself.

    >>> hint("Số: 58/KH-UBND").name, hint("1. Sở Tài chính").name, hint("- Lưu: VT.").name, hint("Sở Nội vụ").name
    ('number', 'item', 'bullet', '')
    """
    if not text:
        return _NONE
    first = text[0]
    if not first.isalnum() and not any(map(str.isalnum, text)):
        return _RULE
    if first in "-–—+•*▪●○─━~_":
        return _BULLET if bullet(text) else _NONE
    if len(text) <= 600 or first == "(":
        if _PHRASES["row_start"].match(text):
            # A bar of a table that was none stays behind at the end of its row.
            piece = letterhead.whole(text.rstrip(" |")) if len(text) < _PIECE else None
            if piece and piece.name in _PIECES:
                return Hint(_PIECES[piece.name], piece.match)
            for row, pattern in patterns("marks", "line", LineForm) if _any_form().fullmatch(text) else ():
                found = pattern.fullmatch(text)
                if found:
                    return Hint(row.is_, found)
    elif text.startswith(("Căn cứ", "Thực hiện", "Triển khai", "Thi hành", "Theo ", "Trên cơ sở", "Xét ")):
        return Hint("proposal" if text.startswith(("Xét", "Theo đề nghị")) else "basis")
    return (
        _ITEM
        if readings(text)
        and not (len(text) < _SHORT and text[1:2] == "." and text[2:].isupper() and _PHRASES["initials"].fullmatch(text))
        else _NONE
    )


@remembered
def is_portal(text: str) -> bool:
    """True if a line is one of the portal's or newspaper's own.

    >>> is_portal("Các tin khác:"), is_portal("Sở Nội vụ")
    (True, False)
    """
    return len(text) < 400 and any_row("marks", "chrome", ChromeForm).fullmatch(text) is not None


def is_contact(text: str) -> bool:
    """True if a line says where to reach someone: a portal's own, or a field of a form.

    >>> is_contact("Địa chỉ: 12 Hùng Vương"), is_contact("Các tin khác:")
    (True, False)
    """
    return len(text) < 400 and any_row("marks", "chrome", ChromeForm, _is_contact).fullmatch(text) is not None


def is_record(text: str) -> bool:
    """True if a line is the record of a document that a portal sets beside its text.

    >>> is_record("Số hiệu: 6/KH-UBND | Ngày ký: 03/03/2026"), is_record("Số: 6/KH-UBND")
    (True, False)
    """
    if "|" not in text or len(text) > 400:
        return False
    return any_row("marks", "chrome", ChromeForm, _is_record).fullmatch(text) is not None


def is_report(text: str) -> bool:
    """True if a line speaks as a journalist does about a document.

    >>> is_report("Theo đó, Kế hoạch nêu rõ ba mục tiêu."), is_report("1. Mục tiêu")
    (True, False)
    """
    return any_row("marks", "report", Form).match(text, 0, 400) is not None


def _is_record(row: ChromeForm) -> bool:
    return row.name == "record"


def _is_contact(row: ChromeForm) -> bool:
    return row.contact


@cache
def kind_names() -> dict[str, str]:
    """Names of document kinds, in capitals, with their kind; longer names first."""
    names = {name.upper(): kind for name, kind in kinds_by_name().items()}
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


def kind_at_start(text: str) -> tuple[str, str] | None:
    """The kind that a line names at its beginning, and the words that name it.

    >>> kind_at_start("Kế hoạch phát triển"), kind_at_start("Sở Nội vụ")
    (('plan', 'Kế hoạch'), None)
    """
    found = _PHRASES["kind_at_start"].match(text.upper())
    if found is None or found.end() > len(text):
        return None
    return kind_names()[" ".join(found["kind"].split())], text[: found.end()]


def kind_line(text: str) -> str | None:
    """The kind, where a whole line is its name in capitals (spaced as it may be), as over a title.

    >>> kind_line("KẾ HOẠCH"), kind_line("K Ế  H O Ạ C H"), kind_line("QUYẾT Đ|NII"), kind_line("KẾ HOẠCH NĂM 2024")
    ('plan', 'plan', 'decision', None)
    """
    if len(text) > 60 or not text.isupper():
        return None
    flat = " ".join(_HEADER["note_mark"].sub("", text).strip(" .:*-_–,`").split())
    if flat in kind_names():
        return kind_names()[flat]
    return kind_of_name(names_by_tight_name().get(tight_name(flat), ""))


def names_kind(lines: Sequence[Line], hints: Sequence[Hint], index: int) -> bool:
    """True if a line is the name of a kind in small letters above its title: "Quyết định" above "Về việc lập tổ"."""
    above_title = index + 1 < len(lines) and not hints[index + 1].name
    return hints[index].name == "enacting" and above_title and kind_line(lines[index].text.text.upper()) is not None


def opens_with_kind(text: str) -> bool:
    """True if a line is the name of a kind in capitals, alone or with the title behind it.

    >>> opens_with_kind("KẾ HOẠCH"), opens_with_kind("KẾ HOẠCH Giảm nghèo năm 2024"), opens_with_kind("Kế hoạch giảm nghèo")
    (True, True, False)
    """
    if kind_line(text):
        return True
    if len(text) > 500 or text[:4] != text[:4].upper():
        return False
    named = kind_at_start(text)
    return named is not None and named[1].isupper() and not _PHRASES["no_title"].match(text, len(named[1]))


def reached(texts: Iterable[str]) -> dict[str, float]:
    """How far the numbers of items go on one by one, of each style of numbers; a damaged one goes on as what it may be.

    >>> reached(("1. Mục đích", "2. Yêu cầu", "9. Khác", "3. Kinh phí", "a) Chi"))
    {'number': 3, 'point': 1.0}
    >>> reached(("I. MỤC ĐÍCH", "H. NHIỆM VỤ", "IH. KINH PHÍ"))
    {'roman': 3}
    """
    out: dict[str, float] = {}
    for text in texts:
        for reading in readings(text):
            if reading.value == out.get(reading.style, 0) + 1:
                out[reading.style] = reading.value
                break
    return out
