"""The report of an archive: from tables, from JSON Lines, from pages; its numbers, its graph, its page."""

import json
import re
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner
from lxml import html as lxml_html

import vnplan
from tests.batch.support import do, job
from tests.view.conftest import Opened, browser, opened
from vnplan.errors import BatchError
from vnplan.model.options import Options
from vnplan.report import figures, html
from vnplan.report.command import report
from vnplan.report.graph import Network, drawing, network, write_graphml
from vnplan.report.read import tables
from vnplan.view.labels import labels

__all__ = ["browser", "opened"]

_PLAN = """ỦY BAN NHÂN DÂN
TỈNH BẾN LAU

Số: {number}/KH-UBND

Bến Lau, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
Kè bờ rạch năm 2024

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;

I. MỤC ĐÍCH

Chống sạt lở, giữ đất cho dân{more}.

II. TỔ CHỨC THỰC HIỆN

1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính cắm mốc, hoàn thành trước ngày {day}/6/2024.

2. Sở Tài chính bố trí kinh phí theo Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND tỉnh, hoàn thành trước ngày 15/7/2024.
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Three plans; the first was printed twice, the other two cite it."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, number, more in (("a", 12, ""), ("b", 12, " ở ven rạch"), ("c", 13, ""), ("d", 14, "")):
        text = _PLAN.format(number=number, day=number, more=more)
        folder.joinpath(f"{name}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture(params=["pages", "lines", "run"])
def archive(request: pytest.FixtureRequest, pages: Path, tmp_path: Path) -> Path:
    """The same archive as pages, as JSON Lines of documents, as the output of a run."""
    if request.param == "pages":
        return pages
    if request.param == "lines":
        lines = tmp_path / "documents.jsonl"
        lines.write_text("".join(f"{vnplan.parse(page).model_dump_json()}\n" for page in sorted(pages.iterdir())), "utf-8")
        return lines
    out = tmp_path / "converted"
    do(job(pages, out=out, options=Options()))
    return out


def test_the_numbers_are_the_same_wherever_they_come_from(archive: Path) -> None:
    with tables(str(archive)) as db:
        counts = figures.counts(db)
        assert (counts["documents"], counts["originals"], counts["tasks"]) == (4, 3, 6)
        grid = figures.deadlines(db)
        assert grid is not None
        assert grid.columns == ("6/2024", "7/2024")
        assert dict(zip(grid.rows, grid.values, strict=True)) == {"": (3, 3), "Sở Tài chính": (None, 3), "Sở Xây dựng": (3, None)}
        assert [row.day for row in figures.due(db)] == [date(2024, 6, 12), date(2024, 6, 13), date(2024, 6, 14)] + [
            date(2024, 7, 15)
        ] * 3
        # The plan with the number 12 names itself, which is no citation of another document.
        assert [(c.number, c.documents) for c in figures.cited(db)] == [("30/2020/NĐ-CP", 3), ("12/KH-UBND", 2)]
        (again,) = figures.reprints(db)
        assert (again.number, again.copies) == ("12/KH-UBND", 2)
        assert again.best is not None
        assert again.best.endswith("b.txt")


def test_the_graph_ties_a_citation_to_the_page_of_the_archive(archive: Path, tmp_path: Path) -> None:
    with tables(str(archive)) as db:
        found = network(db)
    held = {node.number for node in found.nodes.values() if node.source}
    assert held == {"12/KH-UBND", "13/KH-UBND", "14/KH-UBND"}
    assert sum(found.nodes[edge.cited].number == "12/KH-UBND" for edge in found.edges) == 2
    assert {edge.role for edge in found.edges if found.nodes[edge.cited].number == "30/2020/NĐ-CP"} == {"basis"}
    write_graphml(found, tmp_path / "graph.graphml")
    graph = nx.read_graphml(tmp_path / "graph.graphml")
    assert graph.is_directed()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (4, 5)
    assert {data["number"] for _, data in graph.nodes(data=True)} == held | {"30/2020/NĐ-CP"}
    drawn = drawing(found)
    assert drawn is not None
    assert (len(drawn.citing), len(drawn.cited), len(drawn.lines)) == (3, 2, 5)


def test_the_command_writes_page_and_graph(pages: Path, tmp_path: Path) -> None:
    out, graph = tmp_path / "report.html", tmp_path / "graph.graphml"
    result = CliRunner().invoke(report, [str(pages), "-o", str(out), "--graphml", str(graph)])
    assert result.exit_code == 0, result.output
    page = out.read_text("utf-8")
    assert not re.search(r"<(?:link|img|iframe)\b|\bsrc=|@import|url\(|\sstyle=", page)
    found = lxml_html.document_fromstring(page)
    assert len(found.xpath("//*[@class='edge r-basis']")) == 3
    assert {key for name in ("data-l", "data-lt") for key in found.xpath(f"//@{name}")} <= labels().keys()
    result = CliRunner().invoke(report, [str(pages), "-o", str(tmp_path / "no" / "report.html")])
    assert result.exit_code == 1
    assert "cannot be written" in result.output


def test_an_archive_with_nothing_in_it(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="no such file"):
        tables(str(tmp_path / "none"))
    with pytest.raises(BatchError, match="no pages"):
        tables(str(tmp_path))
    (tmp_path / "empty.txt").write_text("", "utf-8")
    with tables(str(tmp_path)) as db:
        page = html("empty", db, network(db))
        assert figures.deadlines(db) is None
    assert page.count(labels()["report.none"][0]) >= 4
    (tmp_path / "broken.jsonl").write_text("{", "utf-8")
    with pytest.raises(BatchError, match=r"broken\.jsonl:1: is no JSON"):
        tables(str(tmp_path / "broken.jsonl"))
    document = vnplan.parse(_PLAN.format(number=1, day=1, more="")).model_dump_json().replace('"end":"2024', '"end":"20-4', 1)
    (tmp_path / "broken.jsonl").write_text(document, "utf-8")
    with pytest.raises(BatchError, match=r"broken\.jsonl:1: is no document"):
        tables(str(tmp_path / "broken.jsonl"))


def test_quality_is_told_by_site_and_year(tmp_path: Path) -> None:
    rows = []
    for number, url in ((1, "https://www.example.org/a"), (2, "https://example.org/b"), (3, "http://example.com:8080/c")):
        page = _PLAN.format(number=number, day=number, more="").replace("phối hợp", "phổi hợp")
        document = json.loads(vnplan.parse(page).model_dump_json())
        rows.append(json.dumps({"source": f"{number}", "url": url, "document": document}))
    rows.append(vnplan.parse(_PLAN.format(number=4, day=4, more="")).model_dump_json())
    (tmp_path / "documents.jsonl").write_text("\n".join(rows), "utf-8")
    with tables(str(tmp_path / "documents.jsonl")) as db:
        grid = figures.quality(db)
        page = html("sites", db, network(db))
    assert grid is not None
    assert (grid.rows, grid.columns) == (("example.org", "", "example.com"), ("2024",))
    ((first,), (clean,), (last,)) = grid.values
    assert clean == 0
    assert first == last
    assert first is not None
    assert first > 0
    assert "example.org 2024" in page


def test_a_hostile_archive_shows_as_text(tmp_path: Path) -> None:
    evil = '</title></script><script>alert(1)</script>\u202e"><img src=x>'
    document = vnplan.parse(_PLAN.format(number=1, day=1, more=""))
    row = json.loads(document.model_dump_json())
    for task in row["tasks"]:
        task["text"] = evil
        for party in task["lead"]:
            party["text"] = party["value"] = evil
    for citation in row["citations"]:
        citation["number"] = citation["kind"] = evil
    (tmp_path / "documents.jsonl").write_text(json.dumps({"source": evil, "url": evil, "document": row}) + "\n", "utf-8")
    with tables(str(tmp_path / "documents.jsonl")) as db:
        found = network(db)
        page = html(evil, db, found)
    write_graphml(found, tmp_path / "graph.graphml")
    assert nx.read_graphml(tmp_path / "graph.graphml").number_of_nodes() == 2
    assert len(lxml_html.document_fromstring(page).xpath("//script")) == 2
    assert "<img" not in page
    assert "\u202e" not in page


def test_a_large_network_is_drawn_in_part() -> None:
    from vnplan.report.graph import Edge, Node

    nodes = {f"n{n}": Node(f"n{n}", f"{n}/QĐ-UBND", "decision", None, None, None) for n in range(2_000)}
    edges = tuple(Edge(f"n{n}", f"n{n // 3}", "basis", 1) for n in range(1, 2_000))
    drawn = drawing(Network(nodes, edges))
    assert drawn is not None
    assert (len(drawn.cited), len(drawn.citing)) == (30, 40)


def test_the_report_works_in_a_browser(opened: Opened, pages: Path) -> None:
    with tables(str(pages)) as db:
        chromium = opened(html("pages", db, network(db)))
    node = chromium.find_element("css selector", ".node[data-a]")
    chromium.execute_script("arguments[0].focus()", node)
    assert chromium.execute_script("return document.querySelectorAll('.edge.on').length") in (1, 2)
    chromium.find_element("css selector", "[data-do=language]").click()
    assert chromium.execute_script("return document.querySelector('#cited h2').textContent") == "Most cited documents"
