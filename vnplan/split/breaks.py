"""Tells a typesetter's line breaks from the author's, judged by what stands on its two sides."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from vnplan.model.base import Span
from vnplan.rules.markers import BARE_ROMAN
from vnplan.rules.words import alternatives
from vnplan.split.edits import SHADOW
from vnplan.split.sheet import Sheet
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled
from vnplan.vocab.bodies.issuers import known_body_at
from vnplan.vocab.furniture import is_furniture
from vnplan.vocab.letterhead import parts_phrase

# What opens a line of its own wherever it stands: markers of items, of the law's divisions, of recitals, of the closing.
_OPENER = compiled(
    rf"(?:{SHADOW})?"
    r"(?:[-–—+*•▪●○]_?\s+\S|[-–+•](?=[A-ZĐÀ-Ỹ])"
    r"|(?:\d{1,3}|[IVXL]{1,6}|[A-HĐ]|[IVXHT]{2,5}(?=[.][ \t]+[A-ZĐÀ-Ỹ])|[lsSIOBo\d]{1,2}(?=[.)][ \t]+[A-ZĐÀ-Ỹ]))[.)/][ \t]+\S"
    rf"|{BARE_ROMAN}"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?[ \t]+\S|\d{1,2}\.(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])"
    r"|[a-zđ]\d?(?:\.\d{1,2})?\)[ \t]*\S|[a-zđ]\.[ \t]+[A-ZĐÀ-Ỹ]|\((?:\d{1,2}|[ivx]{1,5}|[a-zđ])\)\.?[ \t]+\S"
    r"|(?:Điều|ĐIỀU|Bước)[ \t]+\d+[a-zđ]?[ \t]*[.:]"
    r"|(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC|Tiểu mục|TIỂU MỤC)[ \t]+(?:(?:thứ|THỨ)[ \t]+\w+|[\dIVXL]+\b)"
    r"[ \t]*(?:[.:]|$|(?=[A-ZĐÀ-Ỹ]{2}))"
    r"|(?:Căn cứ|Xét|Theo)[ \t]+(?:Luật|Nghị|Quyết|Thông|Chỉ|Kế|Công|Bộ|Pháp|Hiến|Kết|Tờ|đề nghị|các )"
    r"|\[\d{1,2}\](?:[ \t]+[A-ZĐÀ-Ỹ]|$)"
    r"|Nơi nhận|Trên đây là[ \t]|PHỤ LỤC|Phụ lục[ \t]+[\dIVX]+\b|Kính gửi|V/v\b|Số[ \t]*:"
    r"|(?:(?:Sáng|Chiều|Tối)(?:[ \t]+ngày)?|Ngày)[ \t]*\d{1,2}(?:[ \t]?[-–][ \t]?\d{1,2})?/\d{1,2}(?:/\d{4})?[ \t]*[|:(]"
    r"|\d{1,2}/\d{1,2}/\d{4}[ \t]*[|,–-]?[ \t]*\d{1,2}[:hg]\d{2}|\d{1,2}[:hg]\d{2}[ \t]*[|,–-]?[ \t]*\d{1,2}/\d{1,2}/\d{4}"
    r"|\([ \t]*(?:[Kk]èm theo|[Bb]an hành kèm|[Đđ]ính kèm|[Bb]an hành theo)\b)"
)
# So does a recital below a title, which ends with no mark: "trên địa bàn xã" above "Thực hiện Quyết định số ...".
_RECITES = re.compile(
    r"(?:(?:Tiếp tục t|T)hực hiện|Triển khai(?: thực hiện)?|Thi hành)[ \t]+(?:các[ \t]+)?(?:Luật|Nghị|Quyết|Thông|Chỉ"
    r"|Kế hoạch|Công văn|Công điện|Kết luận|Chương trình|Hướng dẫn)(?!\w)"
)
# Lines of a letterhead that open a line of their own outside of tables, where a cell says so already.
_LETTERHEAD = re.compile(
    r"CỘNG H[OÒ][AÀ] XÃ HỘI|Độc lập[ \t]*[-–]|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|[A-ZĐ][\w. ]{1,30},[ \t]*ngày[ \t.…]*\d*[ \t.…]*tháng[ \t.…\d]*năm[ \t]*\d{4}$"
)
# The word of a division, cut off from its number: "Điều" above "1. Phạm vi điều chỉnh".
_LEVEL = re.compile(r"(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC)$")
# A reference goes on: "khoản 3" above "Điều 1.".
_REFERENCE = re.compile(r",$|(?<!\w)(?i:khoản|điểm|tiết|tại|theo|của|và|hoặc|từ|đến)(?:\s+(?:\d[\d.]{0,5}|[a-zđ]))?$")
_REFERRED = re.compile(r"(?:[Đđ]iều|[Kk]hoản|Phụ lục)\s+[\dIVX]")
_LEVEL_NUMBER = re.compile(r"(?:\d{1,3}[a-zđ]?|[IVXL]{1,6})(?:[.:]|$)")
# A dash inside a name, "kinh tế - xã hội": an item begins with a capital, or its line above has ended.
_INNER_DASH = compiled(r"[-–][ \t]+(?![a-zđ]\d?[).])[a-zà-ỹđ]")
CLOSERS = (".", ";", ":", "!", "?", "./.", "”", '."', ";”", ".”")
# What ends a line that a small letter or a recital below does not go on.
_ENDED = (*CLOSERS, ",")
# What closes a letter stands on a line of its own: "Văn phòng Chính phủ xin thông báo để ...".
_INFORMS = re.compile(r"[A-ZĐỦ][^.;:,]{3,50}\s(?:xin\s)?(?:thông báo|trả lời)\s(?:[^.;:,]{0,30}\s)?(?:để|đến|tới)(?!\w)")
_RULE_LINE = re.compile(r"[-_=*~ \t]{3,}$")
_SPACE = re.compile(r"[ \t]+")
_DATE = re.compile(r"\d{1,2}[/-]\d")
# What no item begins with: "mùa lũ năm" above "2026 tại", "Trạm bơm Đồng Bông" above "2, Trạm bơm".
_FIGURE = re.compile(r"(?:19|20)\d\d(?:[,;:]| (?![A-ZĐ])\w)|\d{1,2}, \w")
_OPENED, _CLOSED = re.compile(r"\([^():]{1,20}$"), re.compile(r"(?:\d{1,2}|[a-zđ])\)")
_BREAK = re.compile(r"[\n\v\u2028]")
_CODE_BREAK = re.compile(r"\d[/\d]*[/-][A-ZĐÐƯ]{1,5}[-/‐‑–]$")
# A sentence that is not ended goes on: a list of bodies to what they execute, a level to the name of its place.
_EXECUTED = re.compile(r"(?:chịu|có) trách nhiệm (?:tổ chức )?thi hành(?!\w)")
_LEVEL_LAST = re.compile(r"(?<!\w)(?:[Tt]hành phố|[Tt]ỉnh|[Tt]hị xã|huyện|quận|phường|xã)$")
_PLACE_FIRST = compiled(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+ [A-ZĐÀ-Ỹ][a-zà-ỹđ]+")
_LONGEST_LEVEL = len("Tiểu mục")
_LONGEST_NAME = 90
_MOST_OF_NAME = 60
_RUNNING_TEXT = 40
_CAPITAL = compiled(r"(?<!\w)[^\W\d_a-zà-ỹđ]")
# Behind these, a line that begins with who decides ("CHỦ TỊCH ...") goes on with the title instead of opening the enacting part.
_DEPENDENT = ("CỦA", "CHO", "VÀ", "DO", "TỪ", ",", "-", "–", "LÀ", "VỚI", "TẠI")
_MARKUP, _FEW_LETTERS = 8, 8
# A line of plain text that reaches so far of the width was broken for it.
_FULL = 0.75
# A dash item or a basis may end with a comma.
_LISTED = ("-", "–", "+", "Căn cứ", "Theo", "Xét")


@cache
def unended() -> re.Pattern[str]:
    """A word at the end of a line that needs another behind it."""
    return re.compile(rf"\s{alternatives('dependent')}$")


@cache
def _decider() -> re.Pattern[str]:
    return re.compile(rf"(?i:(?:phó )?{alternatives('decider')})\b")


def opens_item(text: str) -> bool:
    """True if a line begins with a marker or a bullet, and goes on no other.

    >>> opens_item("a) Rà soát"), opens_item("rà soát")
    (True, False)
    """
    return _OPENER.match(text) is not None


def flows(source: str, last: Span, row: Span, width: int) -> bool:
    """True if a line of plain text is the next part of the one before."""
    before, after = source[last.start : last.end], source[row.start : row.end]
    if _stand_apart(source, last, row):
        return False
    opens = _OPENER.match(after) or before.endswith("./.") or _in_columns(source, last, row)
    column = last.end - (source.rfind("\n", 0, last.end) + 1)
    if (
        (after[0].islower() and not opens)
        or parts_phrase(before, after)
        or _closes_bracket(before, after)
        or (column > width * _FULL and _breaks_at_dash(before, after))
    ):
        return True
    if opens or _recites(before, after) or _LETTERHEAD.match(after):
        return False
    if _CODE_BREAK.search(before) or _parts_a_name(before, after) or _parts_a_list(before, after):
        return True
    if unended().search(before) or ((_DATE.match(after) or _FIGURE.match(after)) and not before.endswith(CLOSERS)):
        return True
    if before.endswith(",") and column > width * _FULL and not before.startswith(_LISTED):
        return True
    if before.isupper() != after.isupper() and not after[0].isdigit() and len(before.split()) < 12:
        return False
    first_word = _SPACE.split(after, maxsplit=1)[0]
    return column + 1 + len(first_word) > width


def _stand_apart(source: str, last: Span, row: Span) -> bool:
    """True if two stretches are no lines of one text: parts of one line, furniture, rules."""
    between = not _BREAK.search(source, last.end, row.start)
    return between or _is_apart(source[last.start : last.end], source[row.start : row.end])


def _is_apart(before: str, after: str) -> bool:
    """True if one of two lines is furniture or a rule."""
    return bool(_RULE_LINE.match(before) or _RULE_LINE.match(after) or is_furniture(before) or is_furniture(after))


def _breaks_at_dash(before: str, after: str) -> bool:
    """True if the break stands at a dash inside a sentence: "kinh tế" above "- xã hội", "Giám đốc Sở -" above its name."""
    dashed = before[-1] in "-–—" and before[-2:-1] == " "
    return dashed or _goes_on_at_dash(before, after)


def _parts_a_name(before: str, after: str) -> bool:
    """True if the break stands inside the name of a known body, in running text: "của Ban Chấp hành" above "Trung ương"."""
    tail = before[-_MOST_OF_NAME:]
    if len(before) < _RUNNING_TEXT or before.endswith(CLOSERS) or not after[0].isupper() or after.isupper():
        return False
    joined = f"{tail} {after[:_MOST_OF_NAME]}"
    starts = (match.start() for match in _CAPITAL.finditer(tail))
    return any((known_body_at(joined, start) or 0) > len(tail) + 1 for start in starts)


def _parts_a_list(before: str, after: str) -> bool:
    """True if the break stands inside a list of bodies, in running text: before those who execute, or the name of a place."""
    if len(before) < _RUNNING_TEXT or before.endswith(CLOSERS) or before.isupper():
        return False
    return bool(_EXECUTED.search(after) or (_LEVEL_LAST.search(before) and _PLACE_FIRST.match(after)))


def _in_columns(source: str, last: Span, row: Span) -> bool:
    """True if one of two stretches shares its physical line with another, as in a letterhead of two columns."""
    before = source[source.rfind("\n", 0, last.start) + 1 : last.start]
    end = source.find("\n", row.end)
    after = source[row.end : end if end >= 0 else len(source)]
    return bool(before.strip() or after.strip())


def continues(  # noqa: PLR0911, PLR0913 - one reason a line
    sheet: Sheet, group: list[Span], row: Span, shown: tuple[str, str], width: int, *, in_cell: bool
) -> bool:
    """True if ``row`` goes on the line that ``group`` began; ``shown`` is what stands before the break and behind it."""
    last = group[-1]
    before, after = shown
    if not before or not after:
        return not after and bool(before)
    if _goes_on_small(before, after) or is_cut(before, after):
        return True
    if _RULE_LINE.match(after) or _RULE_LINE.match(before) or _OPENER.match(after):
        return False
    if _same_run(sheet.emphasis, last, row):
        return True
    if is_furniture(before) or is_furniture(after):
        return False
    if (not in_cell and _LETTERHEAD.match(after)) or _opens(before, after):
        return False
    closed = _run_closed(sheet, group[0].start, last)
    if closed and not after[0].islower():
        return False
    if in_cell and before.isupper() and len(before) > 2 and after[0].isupper():
        return after.isupper() and " " not in after
    if len(before) > _FEW_LETTERS and before.isupper() and after[0].isupper() and not after.isupper():
        return False
    if not before.endswith(CLOSERS):
        return not (after[0].isupper() and _names_body(sheet.visible(Span(group[0].start, last.end)), after))
    if after[0].islower() or after[0] in ",.;:)":
        return True
    room = width - (last.end - last.start)
    first_word = _SPACE.split(after, maxsplit=1)[0]
    return room < len(first_word) + 1 and not before.endswith(("./.", ":"))


def _goes_on_small(before: str, after: str) -> bool:
    """True if a line begins with a small letter, as most do that go on: what opens one so is a marker, a rule or furniture."""
    return after[0].islower() and not (_OPENER.match(after) or _is_apart(before, after))


def is_cut(before: str, after: str) -> bool:
    """True if a break parts what is one: "Điều" and its number, a name with a dash in it."""
    short = len(before) <= _LONGEST_LEVEL and _LEVEL.match(before)
    if (short and _LEVEL_NUMBER.match(after)) or parts_phrase(before, after) or _closes_bracket(before, after):
        return True
    if after[0] in "ĐđKkP" and _REFERRED.match(after) and _REFERENCE.search(before):
        return True
    return _goes_on_at_dash(before, after)


def _goes_on_at_dash(before: str, after: str) -> bool:
    """True if a line begins with a dash inside a sentence."""
    return after[0] in "-–" and _INNER_DASH.match(after) is not None and not before.endswith(_ENDED)


def _closes_bracket(before: str, after: str) -> bool:
    """True if a line begins with the end of what the one above puts in brackets: "(thứ" above "7) các đơn vị"."""
    return ")" in after[1:3] and _CLOSED.match(after) is not None and _OPENED.search(before) is not None


def _recites(before: str, after: str) -> bool:
    """True if a line begins with what a document carries out, below one that ends no sentence."""
    return after[0] == "T" and _RECITES.match(after) is not None and not before.endswith(_ENDED)


def _opens(before: str, after: str) -> bool:
    """True if a line opens a recital, the enacting part, the closing of a letter, or follows its addressees."""
    if _recites(before, after):
        return True
    if after.isupper() and _decider().match(after) and not before.endswith(_DEPENDENT):
        return True
    if before.endswith(".") and _INFORMS.match(after):
        return True
    return before.startswith("Kính gửi") and after[0].isupper() and not before.endswith((",", ";", "-", "và"))


def _names_body(line: str, after: str) -> bool:
    """True if a numbered line is the name of a body alone, and the next one says what it has to do."""
    return len(line) < _LONGEST_NAME and _numbered_body().match(line) is not None and _duty().match(after) is not None


@cache
def _numbered_body() -> re.Pattern[str]:
    marker = r"(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]?"
    return re.compile(rf"{marker}[ \t]+(?:Giao |Đề nghị )?(?i:(?:các )?{alternatives('body_head')})\b")


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('duty')}\b")


def _same_run(emphasis: Sequence[Span], last: Span, row: Span) -> bool:
    """True if one emphasised range covers the break between two physical lines, with text on both sides."""
    index = bisect_right(emphasis, (last.end - 1, 1 << 62)) - 1
    return index >= 0 and emphasis[index].start < last.end and emphasis[index].end > row.start


def _run_closed(sheet: Sheet, start: int, last: Span) -> bool:
    """True if the line that began at ``start`` is emphasised from its beginning and the emphasis ends with it."""
    index = bisect_right(sheet.emphasis, (last.end, 1 << 62)) - 1
    if index < 0:
        return False
    run = sheet.emphasis[index]
    if run.end <= start or run.start - start > _MARKUP or last.end - run.end > _MARKUP:
        return False
    head, tail = sheet.source[start : run.start], sheet.source[run.end : last.end]
    return not head.strip("*_ \t") and not tail.strip("*_ \t")
