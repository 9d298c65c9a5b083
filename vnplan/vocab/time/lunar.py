"""Days of the lunar calendar of Viet Nam."""

from datetime import date


def solar(year: int, month: int, day: int, *, written: bool) -> date | None:
    """The solar day of a lunar day; ``None`` where there is none or the library cannot tell.

    A ``written`` year is the lunar one; another is the solar year that the day lies in: the twelfth month belongs mostly to
    the lunar year before. Of two such days the earlier counts.

    >>> solar(2026, 1, 1, written=True)
    datetime.date(2026, 2, 17)
    >>> solar(2026, 12, 15, written=False)
    datetime.date(2026, 2, 2)
    >>> solar(2025, 12, 30, written=True) is None
    True
    """
    for lunar_year in (year,) if written else (year - 1, year):
        found = _converted(lunar_year, month, day)
        if found and (written or found.year == year):
            return found
    return None


def _converted(year: int, month: int, day: int) -> date | None:
    from lunar_vn import convert_lunar_to_solar, convert_solar_to_lunar

    try:
        found = convert_lunar_to_solar(day, month, year)
        back = convert_solar_to_lunar(found.day, found.month, found.year)
    except ValueError:
        return None
    # The library takes the thirtieth of a month of 29 days for the first of the next.
    return found if (back.day, back.month, back.year) == (day, month, year) else None
