import re
from typing import get_args

import pytest

from vnplan.annotate.targets import forms as targets
from vnplan.mark.lines import ChromeForm
from vnplan.rules.load import Form, load
from vnplan.text.patterns import alternation, expanded
from vnplan.text.quick import Quick, required
from vnplan.vocab.letterhead import LetterheadForm
from vnplan.vocab.line_forms import LineForm
from vnplan.vocab.orders import Forms

REQUIRED = [
    (r"thay thế|bãi bỏ", {"thay thế", "bãi bỏ"}),
    (r"(?:và\s+)?thay\s+thế", {"thay"}),
    (r"V[./]v", {"V.v", "V/v"}),
    (r"só?z", {"sz", "sóz"}),
    (r"\.{4,}", {"...."}),
    (r"(?:ab\d){2}", {"ab"}),
    (r"(?<!\w)do(?!\w)", {"do"}),
    (r"giao(?: cho)?|giao việc", {"giao"}),
    (r"(?>Căn|Xét) cứ", {" cứ"}),
    (r"(?<=[;:.]) (?=[-–] ?[A-Z])", {" -", " –"}),
    (r"giờ(?=,\s*ngày)", {"giờ,"}),
    (r"\d(?=\w+ông)\w+", {"ông"}),
    (r"(?:giao(?= Sở)|mời) họp", {" họp"}),
    (r"giao(?! Sở)", {"giao"}),
    (r"ph[ốổ]i hợp .* với ", {"phối hợp ", "phổi hợp "}),
    (r"với\d", {"với"}),
    (r"a|\d", set()),
    (r"(?:a|b?)\w*", set()),
    (r"", set()),
]


@pytest.mark.parametrize(("pattern", "wanted"), REQUIRED)
def test_what_a_pattern_requires(pattern: str, wanted: set[str]) -> None:
    assert set(required(pattern)[0]) == wanted


def test_letters_of_any_case_are_looked_for_in_any_case() -> None:
    pattern = Quick("(?i:kính gửi):")
    assert pattern.folded
    assert pattern.search("Về việc KÍNH GỬI: Sở Y tế")
    assert not pattern.search("Về việc kính trọng: Sở Y tế")


def test_bounds_are_those_of_re() -> None:
    pattern, text = Quick("giao(?= Sở)"), "giao Sở, giao Sở"
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            theirs = pattern.pattern.search(text, start, end)
            ours = pattern.search(text, start, end)
            assert (ours and ours.span()) == (theirs and theirs.span())
            assert len(list(pattern.finditer(text, start, end))) == len(list(pattern.pattern.finditer(text, start, end)))


def test_every_example_holds_what_its_form_requires() -> None:
    forms = [(form.pattern, form) for key in get_args(Forms) for form in load("roles", key, Form)]
    marks: dict[str, type[Form]] = {"letterhead": LetterheadForm, "line": LineForm, "chrome": ChromeForm}
    forms += [(expanded(form.pattern), form) for key, row in marks.items() for form in load("marks", key, row)]
    forms += [(form.pattern, form) for key in ("unit", "money", "heading") for form in load(targets.TABLE, key, Form)]
    for source, form in forms:
        pattern = Quick(source)
        assert all(pattern.possible(example["text"]) for example in form.examples if re.search(source, example["text"])), (
            form.name
        )


WORDS = ["chủ chương", "chủ", "chia sẽ", "c", "di rời", "di", "a.b", "axb"]


@pytest.mark.parametrize("text", ["chủ chương", "chủ nhật", "chia sẽ", "cá", "di rời", "di dời", "a.b", "axb", "x"])
def test_an_alternation_matches_what_its_words_would(text: str) -> None:
    plain = re.compile("|".join(map(re.escape, WORDS)))
    assert [m.span() for m in re.finditer(alternation(WORDS), text)] == [m.span() for m in plain.finditer(text)]
