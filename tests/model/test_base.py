"""Values that are made without being looked at again, and copies, are as those of the constructor."""

import copy
import pickle

import pytest

from vnplan.model.base import Model, Span, Text


class Point(Model):
    name: str
    place: int = 0


GIVEN = Point(name="a", place=1)
LEFT = Point(name="a")
SPANS = (Span(0, 8),)


def test_a_copy_is_what_the_constructor_makes() -> None:
    made = LEFT.model_copy(update={"place": 1})
    assert made == GIVEN
    assert hash(made) == hash(GIVEN)
    assert made.model_fields_set == {"name", "place"}
    assert (LEFT.place, LEFT.model_fields_set) == (0, {"name"})
    assert made.model_dump_json() == GIVEN.model_dump_json()
    assert made.model_dump(exclude_unset=True) == {"name": "a", "place": 1}


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])  # noqa: S301 - ours
@pytest.mark.parametrize("one", [LEFT, GIVEN.model_copy(), LEFT.model_copy(deep=True), Text.of("Kế hoạch", SPANS)])
def test_whatever_copies_a_value_keeps_it(one: Model, again: object) -> None:
    assert callable(again)
    made = again(one)
    assert made == one
    assert made.model_fields_set == one.model_fields_set
    assert made.model_dump_json() == one.model_dump_json()


def test_names_of_fields_that_were_given_are_shared() -> None:
    assert Point(name="a").model_fields_set is Point(name="b").model_fields_set
    assert GIVEN.model_fields_set is LEFT.model_copy(update={"place": 2}).model_fields_set
    assert Point.model_validate_json('{"name": "c"}').model_fields_set is LEFT.model_fields_set


def test_a_text_hashes_by_content() -> None:
    made, told = Text.of("Kế hoạch", SPANS), Text(text="Kế hoạch", spans=SPANS)
    assert (made == told, hash(made) == hash(told)) == (True, True)
    assert len({made, told, Text.of("Kế hoạch", (Span(1, 9),))}) == 2
