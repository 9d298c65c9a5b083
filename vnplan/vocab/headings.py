"""What stands behind a marker: a heading, running text, or a heading that the text runs in from."""

from vnplan.rules.phrases import Phrases

_PHRASES = Phrases("headings")

_SHORT = 60
# A longer line is running text, whatever it ends with.
_LONGEST = 600
_WORDS_SHORT = 9
_FEW = 5
_NAME = 12
# Where the word stands by which a sentence about its own document is told, behind the heading and the name of a kind.
_OWN = (10, 130)


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
    whole = bold >= length - 1 and bold > 1
    if article and (joined := _joined(text, whole=whole)):
        return joined
    if whole:
        return _bold_line(text, followed=followed)
    if bold > 1 and _bold_is_heading(text, bold, article=article):
        return _with_colon(text, bold)
    if _is_running(text, followed=followed):
        return _run_in(text)
    if _PHRASES["duty_end"].search(text):
        return 0
    leads_in = _PHRASES["lead_in"].search(text) is not None and not (
        len(text.split()) <= _FEW and _PHRASES["names_work"].search(text)
    )
    if text.endswith(":") and (leads_in or article or (_PHRASES["orders"].match(text) and length > _SHORT)):
        return 0
    return length


def _joined(text: str, *, whole: bool) -> int:
    """Where the heading of an article ends that a sentence follows without a stop; ``whole`` says that all is in bold."""
    own = _PHRASES["own_sentence"].match(text) if _OWN[0] < text.find(" này ") < _OWN[1] else None
    found = own or (_PHRASES["any_sentence"].match(text) if whole and text.endswith((".", ";")) else None)
    return found.end("head") if found else 0


def _bold_line(text: str, *, followed: bool) -> int:
    """A line in bold is a heading, unless it is several sentences, or one that ends as a sentence and has nothing below."""
    if _PHRASES["running_end"].search(text) and not followed and len(text) > 2 * _SHORT:
        return 0
    return len(text)


def _bold_is_heading(text: str, bold: int, *, article: bool) -> bool:
    """True if the bold beginning of a line is a heading: it ends with a colon or full stop, or a sentence begins behind.

    A few words may be the name of whom the sentence is about, but for an article's.
    """
    head, rest = text[:bold].rstrip(), text[bold:].lstrip()
    if head.endswith((":", ".")) or rest.startswith(":"):
        return True
    return rest[:1].isupper() and (article or len(head) > _NAME)


def _with_colon(text: str, end: int) -> int:
    rest = text[end:]
    lead = len(rest) - len(rest.lstrip())
    return end + lead + 1 if rest[lead : lead + 1] in (":", ".") else end


def _is_running(text: str, *, followed: bool) -> bool:
    """True if a line is one sentence or several, ending as sentences do."""
    if not _PHRASES["running_end"].search(text) or _PHRASES["open_end"].search(text):
        if len(text) > _LONGEST:
            return True
        return ":" in text[:140] and _PHRASES["run_in"].match(text) is not None
    short = followed and len(text.split()) <= _WORDS_SHORT and text.endswith(".") and "," not in text
    return not short


def _run_in(text: str) -> int:
    """The end of a heading that running text follows on the line, behind a colon; 0 where there is none."""
    found = _PHRASES["run_in"].match(text)
    if not found:
        return 0
    head = found["head"] or found["short"]
    words = len(head.split())
    if (_PHRASES["bodies_together"].match(head) or _PHRASES["shared_head"].match(head)) and not _PHRASES["duty"].match(
        text, found.end()
    ):
        return len(text) if text.endswith(":") else 0
    if (
        _PHRASES["orders"].match(text)
        or _PHRASES["adverbial"].match(text)
        or (words > _FEW and _PHRASES["lead_in"].search(head + ":"))
    ):
        return 0
    return len(head) + 1
