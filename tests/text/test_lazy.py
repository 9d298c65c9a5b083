"""Values that are made when they are first asked for, and only then."""

from dataclasses import dataclass

from vnplan.text.lazy import Lazy, with_room


class Line:
    def __init__(self, text: str) -> None:
        self.text = text
        self.made = 0

    @Lazy
    def low(self) -> str:
        """The text in small letters."""
        self.made += 1
        return self.text.lower()


def test_a_value_is_made_once_for_each_object() -> None:
    one, other = Line("Kế Hoạch"), Line("Sở")
    assert [one.made, one.low, one.low, one.made] == [0, "kế hoạch", "kế hoạch", 1]
    assert (other.low, other.made) == ("sở", 1)


def test_the_class_says_what_it_is() -> None:
    assert isinstance(Line.low, Lazy)
    assert Line.low.__doc__ == "The text in small letters."


@with_room
@dataclass
class Cell:
    text: str
    row: int = 0

    @Lazy
    def low(self) -> str:
        """The text in small letters."""
        return self.text.lower()


def test_room_for_a_value_is_no_value() -> None:
    cells = [Cell(f"Sở {number}") for number in range(40)]
    assert "low" not in vars(cells[-1])
    assert (cells[-1].low, cells[-1].row, vars(cells[-1])["low"]) == ("sở 39", 0, "sở 39")
