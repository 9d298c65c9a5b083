"""How documents write the days and amounts that tests draw."""

from datetime import date
from decimal import Decimal


def format_date(value: date, style: str = "numeric") -> str:
    """A date as Decree 30/2020/NĐ-CP writes it: a zero before days below 10 and before the months 1 and 2."""
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    if style == "long":
        return f"ngày {value.day:02} tháng {month} năm {value.year:04}"
    return f"{value.day:02}/{month}/{value.year:04}"


def format_amount(value: Decimal | int) -> str:
    """A number with points between thousands and a comma before decimals."""
    whole, _, rest = format(Decimal(value), ",f").partition(".")
    return whole.replace(",", ".") + ("," + rest if rest else "")
