"""What stands behind a marker: a heading, running text, or a heading that the text runs in from."""

from functools import cache

from vnplan.rules.words import alternatives
from vnplan.text import kept_re as re
from vnplan.text.patterns import compiled

_RUNNING_END = re.compile(r"(?:[.;]|\./\.)[\"”»)]?\s*$")
_ABBREVIATION_END = re.compile(r"(?:\.\.+|…)\s*\W?$")
_RUN_IN = compiled(
    r"(?P<head>Về [^.:]{2,500}|[^.;:]{2,140}):\s+(?=[A-ZĐÀ-Ỹ“\"0-9]|[(–—-]\s?\w)"
    r"|(?P<short>[A-ZĐÀ-Ỹ][^.;:,]{1,40}):\s+(?=\w)"
)
# A few words that end so are the name of a section, whatever introduces with the same words.
_NAMES_WORK = re.compile(r"(?i)(?:tổ chức thực hiện|nhiệm vụ(?: cụ thể)?|mục đích, yêu cầu)\s*:\s*$")
# What begins so says when or for whom, not what about.
_ADVERBIAL = re.compile(r"(?:Đến|Trong|Từ|Năm|Tại|Trước|Sau|Nếu|Khi|Giai đoạn|Hằng|Hàng)\s")
_DUTY_END = re.compile(r"\s(?:có|chịu) trách nhiệm\s*:?\s*$")
_SHORT = 60
# A longer line is running text, whatever it ends with.
_LONGEST = 600
_WORDS_SHORT = 9
_FEW = 5
# Bodies named together ("Các Bộ: Tài chính, Nội vụ ...") are the subject of what follows.
_BODIES = re.compile(r"Các (?i:bộ|sở|ban|cơ quan|đơn vị|ngành|tỉnh|huyện|xã|phường|địa phương|đồng chí|ông|trường)\b")

# What hands its head word to the names behind the colon ("Chủ tịch UBND các tỉnh: Gia Lai, Đắk Lắk ...") parts no heading off.
_SHARED_HEAD = re.compile(
    r"(?!Đối với|Trách nhiệm|Nhiệm vụ).*\b(?:các|những) (?i:bộ|sở|ban|ngành|tỉnh|thành phố|huyện|xã|phường|tập đoàn|tổng công ty)"
    r"(?:(?:,| và) (?i:bộ|sở|ban|ngành|tỉnh|thành phố|thị xã|huyện|xã|phường|đặc khu|tập đoàn|tổng công ty))*$"
)


@cache
def _lead_in() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('lead_in')}\s*:\s*$")


@cache
def _orders() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('orders')}\s")


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('duty')}\b")


def heading_end(text: str, bold: int, *, followed: bool, article: bool) -> int:
    """How much of ``text`` (the line without its marker) is heading: 0 for running text, its length for a heading alone.

    ``bold`` is how many of its characters are emphasised from the beginning; ``followed`` says that something hangs below.

    >>> heading_end("Sở Tài chính", 0, followed=True, article=False)
    12
    >>> heading_end("Chủ tịch UBND các tỉnh: Gia Lai, Đắk Lắk tập trung khắc phục.", 0, followed=False, article=False)
    0
    >>> heading_end("Giao Sở Nội vụ chủ trì tham mưu.", 0, followed=False, article=False)
    0
    >>> text = "Đối tượng: Các sở, ban, ngành trên địa bàn."
    >>> text[:heading_end(text, 0, followed=False, article=False)]
    'Đối tượng:'
    """
    length = len(text)
    if bold >= length - 1 and bold > 1:
        return _bold_line(text, followed=followed)
    if bold > 1 and _bold_is_heading(text, bold):
        return _with_colon(text, bold)
    if _is_running(text, followed=followed):
        return _run_in(text)
    if _DUTY_END.search(text):
        return 0
    leads_in = _lead_in().search(text) is not None and not (len(text.split()) <= _FEW and _NAMES_WORK.search(text))
    if text.endswith(":") and (leads_in or article or (_orders().match(text) and length > _SHORT)):
        return 0
    return length


def _bold_line(text: str, *, followed: bool) -> int:
    """A line in bold is a heading, unless it is several sentences, or one that ends as a sentence and has nothing below."""
    if _RUNNING_END.search(text) and not followed and len(text) > 2 * _SHORT:
        return 0
    return len(text)


def _bold_is_heading(text: str, bold: int) -> bool:
    """Whether the bold beginning of a line is a heading: it ends with a colon or full stop, or a sentence begins behind."""
    head, rest = text[:bold].rstrip(), text[bold:].lstrip()
    if head.endswith((":", ".")) or rest.startswith(":"):
        return True
    return rest[:1].isupper() and len(head) > 12


def _with_colon(text: str, end: int) -> int:
    rest = text[end:]
    lead = len(rest) - len(rest.lstrip())
    return end + lead + 1 if rest[lead : lead + 1] in (":", ".") else end


def _is_running(text: str, *, followed: bool) -> bool:
    """Whether a line is one sentence or several, ending as sentences do."""
    if not _RUNNING_END.search(text) or _ABBREVIATION_END.search(text):
        if len(text) > _LONGEST:
            return True
        return ":" in text[:140] and _RUN_IN.match(text) is not None
    short = followed and len(text.split()) <= _WORDS_SHORT and text.endswith(".") and "," not in text
    return not short


def _run_in(text: str) -> int:
    """The end of a heading that running text follows on the line, behind a colon; 0 where there is none."""
    found = _RUN_IN.match(text)
    if not found:
        return 0
    head = found["head"] or found["short"]
    words = len(head.split())
    if (_BODIES.match(head) or _SHARED_HEAD.match(head)) and not _duty().match(text, found.end()):
        return len(text) if text.endswith(":") else 0
    if _orders().match(text) or _ADVERBIAL.match(text) or (words > _FEW and _lead_in().search(head + ":")):
        return 0
    return len(head) + 1
