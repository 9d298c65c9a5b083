"""What a look over all texts passes over says nothing: read by itself, none of these has a citation, an aim or an amount."""

import tomllib
from pathlib import Path

import pytest

from tests.conftest import corpus_pages
from vnplan.annotate.citations.find import cited_in, may_name, numbers_in
from vnplan.annotate.effects.statements import may_tell, statements
from vnplan.annotate.targets import forms
from vnplan.annotate.targets.amounts import find_amounts
from vnplan.annotate.targets.find import find_targets
from vnplan.model.leaves import leaves
from vnplan.pipeline import parse
from vnplan.text.joined import Joined
from vnplan.vocab.numbers import scan
from vnplan.vocab.time.starts import hits_in, hits_of

CASES = tomllib.loads((Path(__file__).parent / "citation_cases.toml").read_text("utf-8"))["case"]


def _passed_over(texts: list[str]) -> None:
    joined = Joined(texts)
    cited, told = numbers_in(joined).keys() | may_name(joined), may_tell(joined)
    counted = joined.matching(forms.counted().finditer(joined.low))
    for index, text in enumerate(texts):
        assert index in cited or not cited_in(text), text
        assert index in told or not list(statements(text, None)), text
        assert index in counted or not (find_targets(text, aims=True) or find_amounts(text)), text


def test_cases_of_citations() -> None:
    _passed_over([case["text"] for case in CASES])


def test_values_and_amounts() -> None:
    texts = [
        "Đạt 90% hộ",
        "trên 5.000 ha",
        "từ 10 - 15 lớp",
        "TỐI THIỂU 3 LỚP",
        "Hỗ trợ 1.219,11 triệu USD",
        "chi 5 tỷ 300 triệu đồng",
    ]
    _passed_over([*texts, "12/2024", "ngày 5", "1.", "Chi 04 6 triệu đồng", "20 %", "5,5.5 tấn", "İ 5 ha"])


@pytest.mark.parametrize("page", corpus_pages(), ids=lambda page: page.name)
def test_pages(page: Path) -> None:
    _passed_over([leaf.text.text for leaf in leaves(parse(page))])


def test_numbers_stand_where_they_stand_in_each_text() -> None:
    texts = [case["text"] for case in CASES]
    assert numbers_in(Joined(texts)) == {index: found for index, text in enumerate(texts) if (found := scan(text))}


def test_times_stand_where_they_stand_in_each_text() -> None:
    texts = ["Sở Y tế", "Trước ngày 5/9/2025, trong 15 ngày", "SÁNG THỨ HAI HẰNG TUẦN", "1.234", "", "năm", "12/5"]
    each = {index: hits_of(text.lower(), figures=False) for index, text in enumerate(texts)}
    assert hits_in(Joined(texts)) == {index: hits for index, hits in each.items() if hits.figures or hits.words}
