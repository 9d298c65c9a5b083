"""The tables of bodies, provinces and roles: every row is well formed, every example matches, every reject does not."""

import re
from typing import get_args

import pytest

from tests.rules.test_tables import said
from vnplan.rules.load import Form, load
from vnplan.rules.phrases import phrased
from vnplan.vocab.bodies.form import normal_form
from vnplan.vocab.bodies.lexicon import domain_names, grammar, plain, provinces
from vnplan.vocab.bodies.lists import read_row
from vnplan.vocab.bodies.reader import Reader
from vnplan.vocab.bodies.rows import Department, Head, Ministry, Nouns, Positions, Province
from vnplan.vocab.orders import Forms, word_at, words

FORMS = [(table, form, re.compile(phrased(form.pattern))) for table in get_args(Forms) for form in load("roles", table, Form)]
GRAMMAR = [("grammar", form, grammar(form.name)) for form in load("bodies", "grammar", Form)]
ALL = FORMS + GRAMMAR


def test_each_example_matches_in_full_with_its_groups() -> None:
    examples = [(f"{table}.{form.name}", pattern, example) for table, form, pattern in ALL for example in form.examples]
    matches = [(name, pattern.fullmatch(example["text"]), example) for name, pattern, example in examples]
    assert [(name, example) for name, match, example in matches if match is None or said(match, example) != example] == []


def test_no_reject_matches_in_full() -> None:
    rejects = [(f"{table}.{form.name}", pattern, reject) for table, form, pattern in ALL for reject in form.rejects]
    assert [(name, reject) for name, pattern, reject in rejects if pattern.fullmatch(reject)] == []


def test_each_form_has_an_example_and_a_reject() -> None:
    bare = [f"{table}.{form.name}" for table, form, _ in ALL if not (form.examples and form.rejects)]
    assert not bare


def test_words_are_written_as_they_are_looked_up() -> None:
    lists = ("verb", "short_verb", "closing_verb", "adverb", "statement", "adverbial", "noun_before", "report_before")
    wrong = [word for key in lists for word in words(key) if plain(word) != word]
    assert not wrong


def test_no_closing_syllable_is_a_verb_already() -> None:
    assert [word for word in words("closing_verb") if word_at("verb", word, 0) == word] == []


@pytest.mark.parametrize("head", load("bodies", "head", Head), ids=lambda head: head.words[0])
def test_each_head_begins_its_example(head: Head) -> None:
    row = read_row(Reader(head.example), 0)
    assert row
    assert (row.names[0].end, len(row.names)) == (len(head.example), 1)


@pytest.mark.parametrize("noun", load("bodies", "noun", Nouns), ids=lambda noun: noun.kind)
def test_each_noun_stands_in_its_example(noun: Nouns) -> None:
    row = read_row(Reader(noun.example), 0)
    assert row
    assert [noun.example[n.start : n.end] for n in row.names] == [noun.example]


@pytest.mark.parametrize("position", load("bodies", "position", Positions), ids=lambda position: position.example)
def test_each_position_takes_a_body(position: Positions) -> None:
    row = read_row(Reader(position.example), 0)
    assert row
    assert row.names[0].kind == "position"


def test_each_spelling_of_a_field_names_one_body() -> None:
    rows = (*load("bodies", "ministry", Ministry), *load("bodies", "department", Department))
    fold = [plain(word) for row in rows for word in (row.name, *row.also, *row.short)]
    shared = {word for word in fold if fold.count(word) > 1}
    assert shared == {"vhtt"}, "the abbreviation of the former ministry is that of a department"
    assert set(fold) == set(domain_names())


def test_historic_ministries_have_a_successor_in_force() -> None:
    today = {f"Bộ {row.name}" for row in load("bodies", "ministry", Ministry) if row.valid_to is None}
    historic = [row for row in load("bodies", "ministry", Ministry) if row.valid_to is not None]
    assert historic
    assert {row.successor for row in historic} <= today


def test_there_are_34_provinces_today_and_63_before() -> None:
    rows = load("provinces", "province", Province)
    today = {row.name for row in rows if row.valid_to is None}
    until_2025 = [row for row in rows if row.valid_to is None or row.valid_to.year == 2025]
    assert (len(today), len(until_2025)) == (34, 63)
    assert sum(row.kind == "city" for row in rows) == 6
    assert {row.today for row in rows if row.valid_to} <= today
    assert provinces()["hòa bình"].today == "Phú Thọ"


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("các Uỷ ban nhân dân xã", "Ủy ban nhân dân xã"),
        ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("Sở Văn hoá – Thể thao và Du lịch", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Bộ NN và PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("Giám đốc Sở GDĐT", "Giám đốc Sở Giáo dục và Đào tạo"),
        ("Toà án nhân dân huyện", "Tòa án nhân dân huyện"),
        ("BHXH tỉnh", "Bảo hiểm xã hội tỉnh"),
        ("Hội Nông dân", "Hội Nông dân"),
    ],
)
def test_normal_names(written: str, normal: str) -> None:
    assert normal_form(written) == normal
