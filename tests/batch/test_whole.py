"""What is said of the whole archive: copies, numbers, tables, questions."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from click.testing import CliRunner

from tests.batch.support import ROOT, do, folder, job, table
from tests.conftest import CORPORA
from vnplan.batch.groups import Mark, group
from vnplan.batch.numbers import suspects
from vnplan.batch.tables import TABLES
from vnplan.errors import BatchError
from vnplan.model.options import Options

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")

from vnplan.batch.fingerprint import sign
from vnplan.batch.records import Record
from vnplan.batch.sinks import Encoded
from vnplan.pipeline import parse

BODY = (
    "Giao Sở Y tế chủ trì, phối hợp với Sở Tài chính lập danh sách các trạm y tế cần sửa chữa; báo cáo kết quả trước ngày "
    "15/6/{year}. "
    "Các huyện, thành phố bố trí kinh phí, huy động nhân dân tham gia, công khai kết quả cho mọi người cùng biết và giám sát."
)
PAGE = """UBND TỈNH HÀ NAM

Số: {number}/KH-UBND

Hà Nam, ngày 12 tháng 3 năm {year}

KẾ HOẠCH
Sửa chữa trạm y tế năm {year}

Căn cứ Quyết định số {cited}/QĐ-TTg ngày 02/10/2015 của Thủ tướng Chính phủ;

I. MỤC ĐÍCH

Nâng cao chất lượng khám bệnh cho nhân dân ở các xã vùng sâu.

II. TỔ CHỨC THỰC HIỆN

1. {body}
"""


def _page(number: int, cited: int = 1696, year: int = 2017, body: str = BODY) -> str:
    return PAGE.format(number=number, cited=cited, year=year, body=body.format(year=year))


def _mark(source: str, number: str | None, characters: int = 900, repairs: int = 0, known: int = 5) -> Mark:
    return Mark(source, "plan", number, "2017-04-17" if number else None, "UBND tỉnh A", characters, repairs, known)


def _signatures(*texts: str) -> "np.ndarray[tuple[int, int], np.dtype[np.uint32]]":
    return np.stack([np.frombuffer(sign(text) or b"\0" * 256, np.uint32) for text in texts])


def test_copies_are_found_by_identity_and_by_text() -> None:
    text = BODY.format(year=2017)
    other = " ".join(reversed(text.split()))
    marks = [_mark("a", "1/KH"), _mark("b", None), _mark("c", "2/KH"), _mark("d", "1/KH"), _mark("e", None)]
    places = group(marks, _signatures(text, text + " Hết.", text, other, other.upper()))
    assert [place.group for place in places] == ["a", "a", "c", "a", "a"]
    assert [place.best for place in places] == [True, False, True, False, False]


def test_a_copy_without_the_letterhead_has_the_same_fingerprint() -> None:
    body = f"I. MỤC ĐÍCH\n\n{BODY.format(year=2017)}\n\nII. KINH PHÍ\n\nTheo dự toán."
    heads = ("UBND TỈNH HÀ NAM\nSố: 5/KH-UBND\n\nKẾ HOẠCH\nSửa trạm y tế\n\n", "KẾ HOẠCH\nSửa trạm y tế\n\n")
    one, other = (Encoded(Record("a.txt", head + body), parse(head + body), line=False, tables=True).signature for head in heads)
    assert one is not None
    assert one == other


def test_the_best_copy_is_whole_then_clean() -> None:
    marks = [
        _mark("cut", "1/KH", 300),
        _mark("worn", "1/KH", 900, 9),
        _mark("good", "1/KH", 890, 1),
        _mark("poor", "1/KH", 900, 0, 3),
    ]
    places = group(marks, np.zeros((4, 64), np.uint32))
    assert [place.duplicate_of for place in places] == ["good", "good", None, "good"]


def test_different_numbers_are_different_documents_whatever_their_text() -> None:
    text = BODY.format(year=2017)
    places = group([_mark("a", "1/KH"), _mark("b", "2/KH")], _signatures(text, text))
    assert [place.group for place in places] == ["a", "b"]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (("1695/QĐ-TTg", "2015-10-02"), True),
        (("169/QĐ-TTg", "2015-10-02"), True),
        (("1669/QĐ-TTg", "2015-10-02"), True),
        (("1696/QĐ-TTg", "2015-10-12"), True),
        (("1595/QĐ-TTg", "2015-10-02"), False),
        (("1695/QĐ-BYT", "2015-10-02"), False),
        (("1695/QĐ-TTg", "2015-10-03"), False),
    ],
)
def test_a_rare_number_beside_a_common_one_is_suspect(key: tuple[str, str], *, expected: bool) -> None:
    common = ("1696/QĐ-TTg", "2015-10-02")
    assert (key in suspects({common: 1000, key: 1})) is expected
    assert suspects({common: 1000, key: 500}) == {}
    assert suspects({common: 9, key: 1}) == {}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    pages = [_page(n) for n in range(100, 122)]
    pages += [_page(200, 1695), _page(100).replace("vùng sâu", "vùng sâu, vùng xa")]
    rows = [json.dumps({"text": page, "url": f"https://a.example/{n}"}, ensure_ascii=False) for n, page in enumerate(pages)]
    (root / "a.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    made = job(root / "a.jsonl", out=root / "out", options=Options(repair="off"), sinks=("parquet", "duckdb"), shard_records=10)
    summary = do(made)
    assert (summary["documents"], summary["copies"], summary["suspect_numbers"]) == (24, 1, 1)
    return root / "out"


def test_tables_have_the_columns_that_are_documented(archive: Path) -> None:
    import pyarrow.parquet as pq

    documented = (ROOT / "docs" / "batch.md").read_text("utf-8")
    for name, columns in TABLES.items():
        for path in (archive / "tables" / name).iterdir():
            assert pq.read_schema(path).names == list(columns)
        section = documented.split(f"### {name}\n")[1].split("\n#")[0]
        assert re.findall(r"^\| `(\w+)`", section, re.MULTILINE) == list(columns)


def test_facts_stand_in_the_tables(archive: Path) -> None:
    (first, *_) = table(archive, "documents")
    assert (first["number"], first["issued"], first["year"]) == ("100/KH-UBND", date(2017, 3, 12), 2017)
    citations = table(archive, "citations")
    assert len(citations) == 24
    assert (citations[0]["number"], citations[0]["date"], citations[0]["label"]) == ("1696/QĐ-TTg", "2015-10-02", "basis")
    (deadline, *_) = table(archive, "deadlines")
    assert (deadline["text"], deadline["to_date"], deadline["label"]) == ("trước ngày 15/6/2017", date(2017, 6, 15), "II.1")


def test_the_copy_and_the_suspect_are_named(archive: Path) -> None:
    copies = [row for row in table(archive, "documents") if not row["is_best"]]
    assert len(copies) == 1
    assert {copies[0][key].rpartition("#")[2] for key in ("source", "duplicate_of")} == {"1", "24"}
    issues = [row for row in table(archive, "issues") if row["code"] == "citation.rare"]
    assert [row["source"].rpartition("#")[2] for row in issues] == ["23"]
    assert "1696/QĐ-TTg of 2015-10-02 is cited by 22 documents" in issues[0]["message"]


def _query(*words: str) -> list[dict[str, object]]:
    from vnplan.batch.query_command import query

    done = CliRunner().invoke(query, [*words, "--format", "json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("target", ["vnplan.duckdb", ""])
def test_questions_are_answered_from_the_file_and_from_the_folder(archive: Path, target: str) -> None:
    where = str(archive / target)
    due = _query(where, "--name", "due", "--by", "2017-12-31", "--body", "y tế")
    assert len(due) == 23
    assert (due[0]["due"], due[0]["body"], due[0]["label"]) == ("2017-06-15", "Sở Y tế", "II.1")
    assert _query(where, "--name", "due", "--by", "2016-12-31") == []
    assert _query(where, "--name", "cited", "--limit", "1")[0]["documents"] == 22
    assert len(_query(where, "--name", "citing", "--number", "1695/QĐ-TTg")) == 1
    assert _query(where, "--name", "reprints")[0]["copies"] == 2
    assert _query(where, "SELECT count(*) AS n FROM nodes WHERE type = 'division'") == [{"n": 72}]


def test_what_is_in_force_on_a_day(tmp_path: Path) -> None:
    replaced = (CORPORA / "effects" / "circular_gazette.txt").read_text("utf-8")
    old = replaced.replace("21/2035/TT-BTL", "02/2028/TT-BTL").replace("2035", "2028").partition(" và thay thế")[0] + "."
    limited = (CORPORA / "effects" / "decision_expires.txt").read_text("utf-8")
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": t}) + "\n" for t in (old, replaced, limited)), "utf-8")
    do(job(tmp_path / "a.jsonl", out=tmp_path / "out", options=Options(repair="off"), sinks=("parquet",), shard_records=10))

    def on(day: str) -> list[object]:
        return [row["number"] for row in _query(str(tmp_path / "out"), "--name", "in_force", "--on", day)]

    assert on("2028-01-01") == []
    assert on("2035-01-01") == ["02/2028/TT-BTL", "5/2034/QĐ-UBND"]
    assert on("2035-10-24") == ["5/2034/QĐ-UBND", "21/2035/TT-BTL"]
    assert on("2036-02-01") == ["21/2035/TT-BTL"]


def test_every_named_query_and_view_runs(archive: Path) -> None:
    from vnplan.batch.duck import queries, run_query, views

    for found in queries().values():
        assert run_query(str(archive), found.sql, found.parameters)[0]
    for view in views():
        assert run_query(str(archive), f"SELECT * FROM {view.name}")[0]  # noqa: S608 - the name of a view


def test_what_rests_on_a_repealed_document(tmp_path: Path) -> None:
    repealing = _page(5, year=2016).replace(
        "I. MỤC ĐÍCH", "Quyết định này thay thế Quyết định số 1696/QĐ-TTg ngày 02/10/2015 của Thủ tướng Chính phủ.\n\nI. MỤC ĐÍCH"
    )
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.txt").write_text(_page(9, year=2018), "utf-8")
    (tmp_path / "pages" / "b.txt").write_text(repealing, "utf-8")
    do(job(tmp_path / "pages", out=tmp_path / "out", options=Options(repair="off"), sinks=("parquet",)))
    found = _query(str(tmp_path / "out"), "--name", "repealed")
    assert [(row["number"], row["basis"], row["since"]) for row in found] == [("9/KH-UBND", "1696/QĐ-TTg", "2016-03-12")]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--name", "nothing"), "there is no query"),
        (("SELECT 1", "--name", "due"), "not both"),
        (("--name", "cited", "--by", "2017-01-01"), "takes no --by"),
    ],
)
def test_wrong_questions_are_refused(words: tuple[str, ...], message: str, archive: Path) -> None:
    from vnplan.batch.query_command import query

    done = CliRunner().invoke(query, [str(archive), *words])
    assert done.exit_code == 2
    assert message in done.output


@pytest.mark.parametrize("sink", ["parquet", "duckdb"])
def test_a_query_only_asks_and_sees_no_other_file(sink: Literal["parquet", "duckdb"], tmp_path: Path) -> None:
    from vnplan.batch.duck import run_query

    out = tmp_path / "out"
    do(job(folder(tmp_path / "pages", 2), out=out, sinks=(sink,)))
    (tmp_path / "other.csv").write_text("a\n1\n", "utf-8")
    assert run_query(str(out), "SELECT count(*) FROM documents")[1] == [(2,)]
    for sql in (
        f"SELECT * FROM read_csv('{tmp_path}/other.csv')",  # noqa: S608 - that is what is tried
        f"COPY documents TO '{out}/tables/stolen.csv'",
        "DROP TABLE documents",
        "SET enable_external_access = true",
        f"ATTACH '{tmp_path}/new.duckdb'",
    ):
        with pytest.raises(BatchError):
            run_query(str(out), sql)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.csv", "out", "pages"]


def test_cells_that_a_spreadsheet_would_run_are_guarded(tmp_path: Path) -> None:
    from vnplan.batch.query_command import query

    out = tmp_path / "out"
    do(job(folder(tmp_path / "pages", 1), out=out))
    done = CliRunner().invoke(query, [str(out), "SELECT '=1+1' AS a, 5 AS b", "--format", "csv"], catch_exceptions=False)
    assert done.stdout == "a,b\n'=1+1,5\n"


def test_what_is_due_fits_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rich.console import Console

    from vnplan.batch.query_command import query

    monkeypatch.setattr(Console, "is_terminal", property(lambda _: True))
    monkeypatch.setenv("COLUMNS", "80")
    out = tmp_path / "out"
    do(job(CORPORA / "plan_news.txt", out=out, options=Options()))
    done = CliRunner().invoke(query, [str(out), "--name", "due"], catch_exceptions=False)
    lines = [re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in done.stdout.splitlines()]
    assert lines[0].split()[:3] == ["due", "body", "task"]
    assert re.match(r"2018-\d\d-\d\d (Ủy ban|Sở) ", lines[1])
    assert max(map(len, lines)) <= 80
    assert "not shown: " in done.stderr


def test_an_answer_without_rows_is_shown_as_one(archive: Path) -> None:
    from vnplan.batch.query_command import query

    done = CliRunner().invoke(query, [str(archive), "--name", "due", "--by", "1990-01-01"], catch_exceptions=False)
    assert done.exit_code == 0
    assert done.stdout.split()[:2] == ["due", "body"]
    assert done.stderr.startswith("0 rows")
