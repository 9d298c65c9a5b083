"""Documents without a letterhead: what on a page says that one begins, in its own words or a journalist's."""

from collections.abc import Iterator, Sequence
from functools import cache

from vnplan.mark.lines import Hint, is_portal, is_report, kind_at_start, kind_names
from vnplan.model.line import Line
from vnplan.rules.markers import readings
from vnplan.rules.words import alternatives
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled
from vnplan.vocab.letterhead import reprinted

_FIRST_LINES = 12
_NEAR = 12
_FAR = 60
_LONGEST_TITLE = 220
_LONGEST_LEAD = 900
# What makes of a line that begins with the name of a kind a sentence about a document.
_SENTENCE = re.compile(
    r"\s(?:đang|đã|sẽ|vừa|bị|cảnh báo|cho biết|nêu rõ|cho thấy|quy định tại|được|là|không|có gì)\s"
    r"|\s(?i:mới|gì|nào)\b|[.:?!…]\s*$"
)
_NOTED_ANNEX = 5


@cache
def _kinds() -> str:
    return "|".join(f"{name.capitalize()}|{name.lower()}" for name in kind_names())


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        rf"(?:ban hành|ra|ký|có|phê duyệt|toàn văn|giới thiệu|đăng tải|nguyên văn|nội dung)\b[^.]{{0,80}}?"
        rf"(?P<kind>{_kinds()})(?:\s+(?:liên tịch|hành động))?\s+(?:số\s*:?\s*)?"
        r"(?P<number>\d[\w/.–—\s-]*?[-/–]\s*[A-ZĐÐ]|\(?\s*số)"
    )


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:(?:giới thiệu|đăng|trân trọng|đây là|xin)\b[^.:]{0,60}(?:toàn văn|nguyên văn)|^(?:Toàn|Nguyên) văn(?=.*:\s*$))"
        rf"\s+(?:nội dung\s+)?(?:của\s+)?(?:bản\s+)?(?:{_kinds()})\b.{{0,200}}"
        rf"|(?:^|\W)(?i:nội dung)\s+(?:chính\s+|cụ thể\s+)?(?:của\s+)?(?:{_kinds()})\b[^.:]{{0,120}}"
        r"(?:như sau|sau đây|dưới đây)\s*:"
        rf"|(?:^|[.]\s)(?:{_kinds()})\b[^.:]{{0,80}}\scó nội dung\s(?:chủ yếu|chính|như sau|sau)[^.:]{{0,20}}:)\s*[.:]?\s*$"
    )


@cache
def _prose() -> re.Pattern[str]:
    kinds = "|".join(
        f"{name.capitalize()}|{name.lower()}"
        for name, kind in kind_names().items()
        if kind in ("plan", "programme", "action_programme", "guidance", "announcement", "directive", "decision", "conclusion")
    )
    return compiled(
        rf"(?:^|[.,;]\s)(?P<issuer>[A-ZĐÀ-Ỹ][^.;:]{{3,110}}?)\s(?:ban hành|xây dựng|triển khai|đề ra|thông báo|ký)\s"
        rf"(?:(?P<kind>{kinds})\s)?[^.;:]{{0,300}}(?:như sau|sau đây|nội dung sau|dưới đây)\s*:\s*$"
    )


def is_lead(text: str) -> bool:
    """Whether a line says, as a journalist does, that a numbered document was issued.

    >>> is_lead("Ngày 5-3, UBND tỉnh ban hành Kế hoạch số 12/KH-UBND về giảm nghèo.")
    True
    >>> is_lead("Sở Nội vụ ban hành kế hoạch")
    False
    """
    return _lead().search(text[:600]) is not None


def is_announced(text: str) -> bool:
    """Whether a line says that a document's own words follow.

    >>> is_announced("Nội dung Công điện như sau:"), is_announced("Xin giới thiệu toàn văn Chỉ thị."), is_announced("Nội dung:")
    (True, True, False)
    """
    return len(text) < _LONGEST_LEAD and _announced().search(text) is not None and not is_report(text)


def is_prose(text: str) -> bool:
    """Whether a sentence of the document itself issues it: "Sở A xây dựng kế hoạch ..., cụ thể như sau:".

    >>> is_prose("Ban Thường trực Hội Nông dân tỉnh xây dựng kế hoạch giám sát việc cấp nước, cụ thể như sau:")
    True
    >>> is_prose("Luật này có quy định việc thi như sau:")
    False
    """
    if not text.rstrip().endswith(":") or text.startswith(("Căn cứ", "Theo ")):
        return False
    return any(_is_body(match["issuer"]) and match["kind"] for match in _prose().finditer(text[-700:]))


def _is_body(name: str) -> bool:
    return re.search(rf"(?:^|\s)(?:{_body()})", name) is not None


@cache
def _body() -> str:
    return rf"(?i:{alternatives('body_head')})\b|{alternatives('central_issuer')}"


def leads(lines: Sequence[Line], hints: Sequence[Hint]) -> Iterator[int]:
    """The lines that announce a document, or name a numbered one that was issued; an announcement begins at its first words."""
    for i, line in enumerate(lines):
        text = line.text.text
        if hints[i].name in ("basis", "proposal", "item", "bullet") or line.cell is not None:
            continue
        if is_announced(text):
            before = (j for j in range(max(0, i - 3), i) if is_lead(lines[j].text.text))
            yield next(before, i)
        elif is_lead(text) or is_prose(text):
            yield i


def titles(lines: Sequence[Line], hints: Sequence[Hint]) -> Iterator[int]:
    """The lines that name a document as a headline does: "Chỉ thị về việc ...", "Toàn văn Kế hoạch ..."."""
    for i, line in enumerate(lines):
        text = line.text.text.lstrip("# ")
        start = reprinted(text)
        kind = kind_at_start(text[start:])
        if kind is None or line.cell is not None or is_portal(text) or hints[i].name in ("item", "bullet"):
            continue
        rest = text[start + len(kind[1]) :].strip()
        if not rest or rest.startswith((":", "này", "số")) or (i >= _FIRST_LINES and len(text) > _LONGEST_TITLE):
            continue
        if _SENTENCE.search(f" {rest}") and not is_introduced(lines, i):
            continue
        ahead = hints[i + 1 : i + (_FAR if i < _FIRST_LINES else _NEAR)]
        if any(h.name in ("basis", "item", "proposal") for h in ahead) or is_introduced(lines, i):
            yield i


def is_introduced(lines: Sequence[Line], index: int) -> bool:
    """Whether right below a headline a sentence with a body as its subject introduces what is announced."""
    for line in lines[index + 1 : index + 4]:
        text = line.text.text
        if len(text) > 30 and text.rstrip().endswith(("sau:", "đây:")) and _is_body(text[:40]):
            return True
    return False


def recitals(lines: Sequence[Line], hints: Sequence[Hint]) -> Iterator[int]:
    """The first legal basis of a document that begins with it."""
    return (i for i, h in enumerate(hints) if h.name == "basis" and lines[i].text.text.startswith("Căn cứ"))


def annexes(hints: Sequence[Hint]) -> Iterator[int]:
    """The lines where an annex opens that says to what it is attached."""
    for i, h in enumerate(hints):
        if h.name == "annex" and any(one.name == "attachment" for one in hints[i + 1 : i + _NOTED_ANNEX]):
            yield i


def articles(lines: Sequence[Line], hints: Sequence[Hint]) -> Iterator[int]:
    """The first line of a run of three articles, or of the chapter above it."""
    run: list[int] = []
    last = 0.0
    chapter: int | None = None
    for i, h in enumerate(hints):
        if h.name != "item" or lines[i].cell is not None:
            continue
        for reading in readings(lines[i].text.text)[:1]:
            if reading.style == "chapter" and not run:
                chapter = i
            if reading.style == "article":
                run = [*run, i] if run and reading.value == last + 1 else [i]
                last = reading.value
        if len(run) == 3:
            yield chapter if chapter is not None and chapter < run[0] else run[0]
            return
