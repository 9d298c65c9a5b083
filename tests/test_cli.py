"""The command line as a user types it."""

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

import click
import pytest

from tests.conftest import CORPORA, ROOT
from vnplan import dump, parse
from vnplan.cli import cli, main
from vnplan.output import write

PLAN = CORPORA / "plan_news.txt"


def run(*arguments: str, text: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """What ``vnplan`` does, from its entry point to its exit code, in this process: a new one takes a second to start."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    with (
        mock.patch.object(sys, "argv", ["vnplan", *arguments]),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), "utf-8")),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as left,
    ):
        main()
    code = left.value.code
    return subprocess.CompletedProcess(
        arguments, code if isinstance(code, int) else 0, *(_bytes(stream) for stream in (out, err))
    )


def _bytes(stream: io.TextIOWrapper) -> bytes:
    stream.seek(0)
    return bytes(stream.buffer.read())


def test_one_file_is_one_object() -> None:
    words = [sys.executable, "-m", "vnplan", "dump", str(PLAN)]
    done = subprocess.run(words, capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 0
    assert json.loads(done.stdout)["header"]["number"]["value"] == "47/KH-UBND"
    assert run("dump", str(PLAN)).stdout == done.stdout


def test_several_files_are_json_lines_in_order_each_with_its_source(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_bytes(PLAN.read_bytes())
    done = run("dump", "--format", "facts", str(tmp_path))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [Path(row["source"]).name for row in rows] == ["a.txt", "b.txt"]


def test_standard_input_and_output_file(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = run("dump", "-", "--format", "facts", "--indent", "1", "--output", str(target), text=PLAN.read_bytes())
    assert done.returncode == 0
    assert done.stdout == b""
    assert json.loads(target.read_text("utf-8"))["document"]["kind"] == "plan"


def test_only_one_node() -> None:
    node = json.loads(run("dump", "--only", "IV.2", str(PLAN)).stdout)
    assert node["label"] == "IV.2"


def test_a_label_that_is_not_there_lists_those_that_are() -> None:
    done = run("dump", "--only", "IX.9", str(PLAN))
    assert done.returncode == 1
    assert b"IV.2" in done.stderr


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_readable_formats_keep_every_label(form: str) -> None:
    out = run("dump", "--format", form, str(PLAN)).stdout.decode()
    assert all(marker in out for marker in ("I.", "II.", "III.", "IV."))


def test_show_names_kind_and_labels() -> None:
    out = run("show", str(PLAN)).stdout.decode()
    assert "plan" in out
    assert "IV.2" in out


def test_show_says_in_a_line_of_80_columns_what_each_task_is() -> None:
    lines = (
        "CHỈ THỊ",
        "Về việc đếm cây",
        "",
        "1. Sở Y tế rà soát các trạm, báo cáo Ủy ban nhân dân tỉnh về số giường, số thuốc, số người trước ngày 05/6/2024.",
        "2. Sở Xây dựng và Sở Nông nghiệp và Môi trường kiểm tra cây xanh trong thời hạn 10 ngày kể từ ngày nhận công văn.",
        "3. Sở Tài chính bố trí kinh phí.",
    )
    out = run("show", "-", text="\n".join(lines).encode()).stdout.decode()
    tasks = out[out.index("3 tasks") :].splitlines()[1:4]
    assert [line[8:] for line in tasks] == [
        "1  Sở Y tế  rà soát các trạm, báo cáo Ủy ban nhân dân tỉnh…  2024-06-05",
        "2  Sở Xây dựng, Sở Nông ng…  kiểm tra cây xanh trong t…  trong thời hạn…",
        "3  Sở Tài chính  bố trí kinh phí",
    ]
    assert max(map(len, tasks)) <= 80


def test_an_unknown_format_lists_what_exists() -> None:
    done = run("dump", "--format", "docx", str(PLAN))
    assert done.returncode == 2
    assert "facts" in done.stderr.decode()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.txt", None, "missing.txt"),
        ("scan.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        ("program.bin", b"\x7fELF\x02\x01\x01" + bytes(200), "program.bin"),
        ("page.docx", b"PK\x03\x04" + bytes(50), "page.docx"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    done = run("dump", str(path))
    assert done.returncode == 1
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_folder_without_pages_says_so(tmp_path: Path) -> None:
    done = run("dump", str(tmp_path))
    assert done.returncode == 1
    assert "holds no pages" in done.stderr.decode()


def test_an_empty_file_is_a_document_of_no_kind_with_an_issue(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    done = run("dump", str(path))
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert document["kind"] is None
    assert "document.none" in [issue["code"] for issue in document["issues"]]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4 \xff\xfe")
    (tmp_path / "b.txt").write_bytes(PLAN.read_bytes())
    done = run("dump", "--format", "facts", str(tmp_path))
    assert done.returncode == 1
    assert json.loads(done.stdout)["document"]["number"] == "47/KH-UBND"


def test_version_and_help_have_examples() -> None:
    assert b"0.1.0" in run("--version").stdout
    assert b"Examples" in run("--help").stdout


def test_several_pages_as_spreadsheets_need_a_folder(tmp_path: Path) -> None:
    done = run("dump", "--format", "csv", str(PLAN), str(CORPORA / "plan_ocr.txt"))
    assert done.returncode == 2
    assert "folder" in done.stderr.decode()
    done = run("dump", "--format", "csv", str(PLAN), str(CORPORA / "plan_ocr.txt"), "--output", str(tmp_path / "out"))
    assert done.returncode == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["plan_news.txt.csv", "plan_ocr.txt.csv"]


def test_a_folder_as_a_workbook_is_one_sheet_of_tasks_for_all(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    names = ("plan_news.txt", "plan_ocr.txt")
    for name in names:
        (tmp_path / "in" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "in" / name).write_bytes((CORPORA / name).read_bytes())
    target = tmp_path / "all.xlsx"
    assert run("dump", "--format", "xlsx", str(tmp_path / "in"), "--output", str(target)).returncode == 0
    sheet = openpyxl.load_workbook(target)["Nhiệm vụ"]
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert (head[0], head[-1]) == ("STT", "Văn bản")
    assert sheet["A2"].value == "2 văn bản"
    facts = [json.loads(run("dump", str(CORPORA / name)).stdout) for name in names]
    assert [row[0] for row in rows][-1] == sum(len(one["tasks"]) for one in facts)
    assert list(dict.fromkeys(row[-1] for row in rows)) == [
        f"Kế hoạch {one['header']['number']['value']}" for one in facts if one["tasks"]
    ]


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def test_bytes_are_not_written_to_a_terminal() -> None:
    pytest.importorskip("openpyxl")
    book, text = dump(parse(PLAN), "xlsx"), dump(parse(PLAN), "text")
    assert isinstance(book, bytes)
    with redirect_stdout(_Terminal(io.BytesIO(), "utf-8")) as shown:
        write(str(text).encode(), None)
        with pytest.raises(click.ClickException, match="this format is no text; name a file with --output"):
            write(book, None)
    assert _bytes(shown).decode() == text


def test_pages_of_one_name_go_to_files_of_their_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "x.txt").write_bytes(PLAN.read_bytes())
    for out, pages in (("two", [str(tmp_path / "in" / n / "x.txt") for n in "ab"]), ("one", [str(tmp_path / "in" / "a")])):
        assert run("dump", "--format", "html", "--output", str(tmp_path / out), *pages).returncode == 0
    two = tmp_path / "two"
    assert sorted(str(p.relative_to(two)) for p in two.rglob("*.html")) == ["a/x.txt.html", "b/x.txt.html"]
    assert [p.name for p in (tmp_path / "one").iterdir()] == ["x.txt.html"]


@pytest.mark.slow
def test_segmented_chunks_have_their_words_joined() -> None:
    pytest.importorskip("underthesea", reason="words are found by underthesea, an extra")
    done = run("dump", "--format", "chunks", "--segment", str(PLAN))
    assert done.returncode == 0
    assert all("_" in json.loads(line)["segmented"] for line in done.stdout.splitlines() if " " in json.loads(line)["text"])


def test_segmenting_belongs_to_chunks() -> None:
    done = run("dump", "--segment", str(PLAN))
    assert done.returncode == 2
    assert b"--format chunks" in done.stderr


def test_the_list_of_commands_says_what_each_says_of_itself_and_imports_none() -> None:
    context = click.Context(cli)
    for name in cli.list_commands(context):
        listed, command = cli.listed(context, name), cli.get_command(context, name)
        assert listed is not None
        assert command is not None
        assert listed.get_short_help_str(200) == command.get_short_help_str(200), name
    code = "import sys; from vnplan.cli import cli; cli(['--help'], standalone_mode=False);"
    code += " print(sorted({'pydantic', 'numpy'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"
