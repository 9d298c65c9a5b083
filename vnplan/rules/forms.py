"""The numbers of forms, which open an annex: "Mẫu số 01"."""

from vnplan.text import kept_re as re

_FORM = re.compile(
    r"(?P<label>(?i:mẫu biểu|biểu mẫu|mẫu|biểu)\s+(?i:số)\s*:?\s*\d{1,2}[a-zA-Z]?(?:-[A-ZĐ])?)"
    r"(?:\[\d{1,3}\])?(?:\s*\((?i:được\s+bãi\s+bỏ|bãi\s+bỏ)\))?\s*[.:]?"
)


def is_form(text: str) -> bool:
    """True if a line is the number of a form and no more; with a note below that attaches it, it opens an annex.

    >>> is_form("Mẫu biểu số 01"), is_form("Mẫu số 01 ban hành kèm theo Thông tư này")
    (True, False)
    """
    return form_label(text) is not None


def form_label(text: str) -> str | None:
    """The number of a form where a line is that and no more, without a footnote's mark.

    >>> form_label("MẪU SỐ 04-A[6] (được bãi bỏ)"), form_label("Mẫu số 01 ban hành kèm theo Thông tư này")
    ('MẪU SỐ 04-A', None)
    """
    found = _FORM.fullmatch(text)
    return found["label"] if found else None
