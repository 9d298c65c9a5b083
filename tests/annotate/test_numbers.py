import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search import searched
from vnplan.mend.numbers import number_edits
from vnplan.model.citation import Number
from vnplan.rules.load import DocumentType, load
from vnplan.vocab.numbers import canonical, find_numbers, form_of, parse_number, scan

TYPES = load("doctypes", "type", DocumentType)

JOINT = {"TTLT", "TTLB", "NQLT", "KHLT", "KHPH", "CTPH", "QCPH", "HDLN"}
STATE = sorted({code for row in TYPES for code in row.codes})
PARTY = sorted({code for row in TYPES for code in row.party_codes})
BODIES = ["TTg", "CP", "UBND", "HĐND", "BTC", "SLĐTBXH", "SNV", "BNN&PTNT", "VPCP", "TCTS", "BCĐ"]

SPOILERS = "0123456789abcxđXYĐỌ/-.,_†&()Oll"

digits = st.integers(1, 99999).map(str)
padded = st.integers(1, 9).map(lambda n: f"0{n}")
years = st.one_of(st.none(), st.integers(1945, 2045))
bodies = st.lists(st.sampled_from(BODIES), min_size=1, max_size=3).map(tuple)


def number(form: str, first: str, **parts: object) -> Number:
    bare = Number.model_validate({"text": "", "form": form, "number": first, **parts})
    begins = f"{first}/{bare.year}" if bare.year else first
    ends = "-".join((bare.type_code or "", *bare.bodies)).strip("-") + str(bare.term or "")
    text = f"{first}-{bare.type_code}/{bare.bodies[0]}" if form == "party" else f"{begins}/{ends}"
    return bare.model_copy(update={"text": text})


state = st.builds(
    lambda first, year, code, body: number("normative" if year else "state", first, year=year, type_code=code, bodies=body),
    st.one_of(digits, padded),
    years,
    st.sampled_from([code for code in STATE if code not in JOINT]),
    bodies,
)
joint = st.builds(
    lambda first, year, code, body: number("joint", first, year=year, type_code=code, bodies=body),
    st.one_of(digits, padded),
    years,
    st.sampled_from(["TTLT", "NQLT"]),
    bodies,
)
party = st.builds(
    lambda first, code, body: number("party", first, type_code=code, bodies=(body,)),
    st.one_of(digits, padded),
    st.sampled_from([code for code in PARTY if code != "TT"]),
    st.sampled_from(["TW", "TU", "ĐUQH", "VPTW", "HU"]),
)
assembly = st.builds(
    lambda first, year, body, term: number("assembly", first, year=year, bodies=(body,), term=term),
    digits,
    st.integers(1990, 2030),
    st.sampled_from(["QH", "UBTVQH"]),
    st.integers(8, 16),
)


@searched(100)
@given(st.one_of(state, joint, party, assembly))
def test_format_then_parse_is_the_identity(made: Number) -> None:
    assert parse_number(made.text) == made
    assert canonical(made.text) == made.text


@searched(100)
@given(st.one_of(state, joint, party, assembly), st.sampled_from([" ", "\n", "\u00a0"]), st.sampled_from("-–‑—"), st.data())
def test_a_space_or_an_odd_dash_inside_changes_nothing(made: Number, space: str, dash: str, data: st.DataObject) -> None:
    first = next(i for i, c in enumerate(made.text) if c in "/-")
    cut = data.draw(st.sampled_from([first, first + 1]))
    spoilt = (made.text[:cut] + space + made.text[cut:]).replace("-", dash)
    assert canonical(spoilt) == made.text
    assert scan(f"số {spoilt} ngày")[0] == (3, 3 + len(spoilt))


@pytest.mark.parametrize(
    ("raw", "right"),
    [
        ("58/KH - UBND", "58/KH-UBND"),
        ("09/2026NQ-HĐND", "09/2026/NQ-HĐND"),
        ("12/2026/NQ_HDND", "12/2026/NQ-HĐND"),
        ("72-NQ-TW", "72-NQ/TW"),
        ("27/NQ/TW", "27-NQ/TW"),
        ("25/NĐ/CP", "25/NĐ-CP"),
        ("16495/BТС-PTHT", "16495/BTC-PTHT"),
        ("12/QÐ-TTG", "12/QĐ-TTg"),
        ("270/QD-TTg", "270/QĐ-TTg"),
        ("307/2005/qđ-ttg", "307/2005/QĐ-TTg"),
        ("79/2025/NĐCP", "79/2025/NĐ-CP"),
        ("07/2002/TTLT/BTC-BYT", "07/2002/TTLT/BTC-BYT"),
        ("110-SL/L.12", "110-SL/L.12"),
    ],
)
def test_canonical_spelling(raw: str, right: str) -> None:
    assert canonical(raw) == right
    assert canonical(right) == right


def test_a_form_out_of_use_says_so_and_needs_a_word() -> None:
    old = parse_number("60/CP")
    new = parse_number("30/2020/NĐ-CP")
    assert old is not None
    assert new is not None
    assert (old.era, new.era) == ("old", None)
    assert form_of(old).word
    assert not form_of(new).word


def test_what_has_no_form_has_no_parts() -> None:
    assert [parse_number(text) for text in ("", "29-TTr", "2016-2020", "5G/IoT", "/KH-UBND", "1" * 300 + "/QĐ-TTg")] == [None] * 6


@searched(400, derandomize=True)
@given(
    st.one_of(state, joint, party, assembly),
    st.sampled_from("ird"),
    st.sampled_from("0123456789abcxđXYĐỌ/-.,_†&()Oll"),
    st.data(),
)
def test_a_number_is_read_from_the_whole_of_its_word_or_not_at_all(
    made: Number, how: str, char: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(made.text)))
    spoilt = made.text[:at] + ("" if how == "d" else char) + made.text[at + (how != "i") :]
    text = f"theo Quyết định số {spoilt} ngày 02/3/2020 của"
    word = spoilt.strip(".,;:()[]-_")
    for found in find_numbers(text):
        read = text[found.start : found.end]
        # Behind the whole number there may be the mark of a footnote, or the next word, written on to it.
        behind = word.removeprefix(read)
        assert found.form != "full" or read == word or re.fullmatch(r"\d{1,2}|[^\W\d_A-Z]+", behind), (spoilt, read)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Quyết định 22 5/QĐ-SYT ngày 24/3/2017", "Quyết định 225/QĐ-SYT ngày 24/3/2017"),
        ("Quyết định số 20/2 012/QĐ-TTg", "Quyết định số 20/2012/QĐ-TTg"),
        ("Kế hoạch năm 2017 15/QĐ-SYT", "Kế hoạch năm 2017 15/QĐ-SYT"),
        ("Luật số 2017 15/QĐ-SYT", "Luật số 2017 15/QĐ-SYT"),
        ("Quyết định số 22§5/QĐ-SYT", "Quyết định số 22§5/QĐ-SYT"),
    ],
)
def test_figures_that_a_blank_parts_are_joined_where_they_make_one_number(text: str, right: str) -> None:
    assert "".join(_replayed(text)) == right


def _replayed(text: str) -> Iterator[str]:
    at = 0
    for edit in number_edits(text):
        yield text[at : edit.start] + edit.new
        at = edit.end
    yield text[at:]


@pytest.mark.parametrize("text", ["Quyết định số 22§5/QĐ-SYT", "Tờ trình số ¢3/TTr-UBND", "Quyết định số 1 696/QĐ-TTg"])
def test_no_number_is_read_beside_what_a_scan_left_of_its_figures(text: str) -> None:
    assert find_numbers(text) == ()
