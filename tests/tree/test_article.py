"""A page that reprints no document is an article: nothing of it is lost, and it is annotated."""

from vnplan import parse
from vnplan.export.facts import facts
from vnplan.model.block import Paragraph

REPORT = (
    "Hà Nam chống xói lở bờ sông ven sông\n\n"
    "Ngày 1/3/2024, UBND tỉnh Hà Nam ban hành Kế hoạch số 21/KH-UBND về chống xói lở bờ sông năm 2024.\n\n"
    "Theo đó, Sở Xây dựng chủ trì, phối hợp với Sở Tài chính cắm xong biển báo trước ngày 30/6/2024.\n\n"
    "- Giao Công an tỉnh kiểm tra các bến bãi."
)


def test_an_article_has_a_body_and_no_header() -> None:
    document = parse(REPORT)
    assert document.kind is None
    assert document.header.lines == ()
    assert [block.text.text for block in document.body if isinstance(block, Paragraph)] == REPORT.split("\n\n")[:3]
    assert document.chrome == ()


def test_an_article_is_annotated_at_no_label() -> None:
    found = facts(parse(REPORT))
    assert found["outline"] == []
    assert [(c["number"], c["at"]) for c in found["citations"]] == [("21/KH-UBND", None)]
    assert [(d["end"], d["at"]) for d in found["deadlines"]] == [("2024-06-30", None)]
    assert [(a["lead"], a["coordinating"], a["at"]) for a in found["assignments"]] == [
        (["Sở Xây dựng"], ["Sở Tài chính"], None),
        (["Công an tỉnh"], [], None),
    ]
