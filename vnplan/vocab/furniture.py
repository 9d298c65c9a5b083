"""What a printed page adds to its text: running heads, page numbers, the stamps of digital signatures."""

from vnplan.rules.load import Form
from vnplan.rules.phrases import any_row
from vnplan.text.remembered import remembered
from vnplan.vocab.line_forms import LineForm

_LONGEST = 120


@remembered
def is_furniture(text: str) -> bool:
    """True if a line is a running head, a page number or a part of a digital signature.

    >>> is_furniture("CÔNG BÁO/Số 123 + 124/Ngày 05-6-2019"), is_furniture("- 7 -"), is_furniture("7. Sở Y tế")
    (True, True, False)
    """
    if len(text) >= _LONGEST:
        return False
    return any_row("marks", "line", LineForm, _is_gazette).fullmatch(text) is not None


def is_stamp(text: str) -> bool:
    """True if what a signature field shows is its stamp (who signed, when, a copy, an arrival), and no part of the text.

    >>> is_stamp("Ký bởi: Văn phòng Chính phủ"), is_stamp("SAO Y"), is_stamp("706"), is_stamp("ngày 04 tháng 11 năm 2024")
    (True, True, False, False)
    """
    return any_row("marks", "stamp", Form).fullmatch(text) is not None


def _is_gazette(row: LineForm) -> bool:
    return row.is_ == "gazette"
