"""Scans and old Office files: with programs that are played by scripts, and with the real ones where they are."""

import shutil
import stat
import subprocess
import time
from pathlib import Path

import pytest

import vnplan
from tests.read.made_docx import docx, item, levels, numbering
from vnplan import pipeline
from vnplan.batch.job import Limits
from vnplan.batch.old_office import converted_together
from vnplan.batch.records import Record
from vnplan.errors import UnreadableError
from vnplan.model.block import Division, Paragraph
from vnplan.model.clipping import Clipping
from vnplan.model.edit import Edit
from vnplan.read import clip
from vnplan.read.programs import run_program
from vnplan.split import split

pytest.importorskip("pypdfium2")

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(20)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
WORD = OLE + "WordDocument".encode("utf-16-le")
Row = tuple[int, int, int, float, str]


def play(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, script: str) -> None:
    """Put a program on the PATH, alone."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr(shutil, "which", lambda wanted: str(path) if wanted == name else None)


def tesseract(folder: Path, monkeypatch: pytest.MonkeyPatch, rows: list[Row]) -> None:
    """A Tesseract that sees words: line, left, top, confidence, text; every letter is 20 pixels wide, every line 40 high."""
    out = ["level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"]
    out.append("1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t")
    for n, (line, left, top, score, text) in enumerate(rows):
        out.append(f"5\t1\t1\t1\t{line}\t{n}\t{left}\t{top}\t{20 * len(text)}\t40\t{score}\t{text}")
    (folder / "seen.tsv").write_text("\n".join(out), "utf-8")
    play(folder, monkeypatch, "tesseract", f'cat > /dev/null; cat "{folder}/seen.tsv"')


def words(line: int, top: int, text: str, score: float = 96.5, left: int = 400) -> list[Row]:
    out = []
    for word in text.split():
        out.append((line, left, top, score, word))
        left += 20 * len(word) + 15
    return out


def lines(clipping: Clipping) -> list[str]:
    return [line.text.text for line in split(clipping)]


def test_words_of_a_picture_are_put_to_lines_and_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        *words(1, 100, "UBND TỈNH", left=400),
        *words(1, 100, "CỘNG HÒA XÃ HỘI", left=1300),
        *words(2, 160, "Số: 58/KH-UBND", left=400),
        *words(2, 160, "Độc lập - Tự do", left=1300),
        *words(3, 400, "Điều 1. Giao Sở Y tế."),
    ]
    tesseract(tmp_path, monkeypatch, rows)
    clipping = clip(PICTURE)
    assert clipping.recognised
    assert clipping.source.media_type == "image/png"
    assert lines(clipping) == ["UBND TỈNH", "Số: 58/KH-UBND", "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "Điều 1. Giao Sở Y tế."]


def test_specks_are_left_out_and_doubtful_figures_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        *words(1, 100, "báo cáo trước ngày"),
        (1, 900, 100, 41.0, "15/6/2024"),
        (1, 1300, 100, 20.0, "ì"),
        (1, 1400, 100, 90.0, "|"),
    ]
    tesseract(tmp_path, monkeypatch, rows)
    clipping = clip(PICTURE)
    assert lines(clipping) == ["báo cáo trước ngày 15/6/2024"]
    [issue] = clipping.issues
    assert issue.code == "ocr.doubtful"
    [span] = issue.spans
    assert clipping.source.text[slice(*span)].strip() == "15/6/2024"


def test_in_a_line_that_is_sure_no_word_is_lost_and_a_scribble_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        *words(1, 100, "Giao Giám"),
        (1, 590, 100, 3.0, "đôc"),
        *words(1, 100, "Sở Y tế", left=665),
        (1, 850, 100, 3.0, "ế"),
        (2, 400, 200, 54.0, "Lộ"),
        (2, 700, 200, 67.0, "Ẩ"),
        *words(3, 300, "thực hiện.", 69.0),
    ]
    tesseract(tmp_path, monkeypatch, rows)
    assert lines(clip(PICTURE)) == ["Giao Giám đôc Sở Y tế", "thực hiện."]


@pytest.mark.parametrize(
    ("confidence", "score", "text"),
    [(70.0, 0.9, "hằng năm"), (96.5, 0.9, "hàng năm"), (96.5, 0.99, "hằng năm"), (95.0, 0.9, "hằng năm")],
)
def test_a_word_that_was_surely_recognised_needs_a_surer_repair(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, confidence: float, score: float, text: str
) -> None:
    tesseract(tmp_path, monkeypatch, words(1, 100, "hàng năm", confidence))
    monkeypatch.setattr(pipeline, "line_edits", lambda texts, caution: [[Edit(0, 4, "hằng", caution, score)] for _ in texts])
    document = vnplan.parse(PICTURE)
    assert [block.text.text for block in document.body if isinstance(block, Paragraph)] == [text]
    assert {edit.rule for edit in document.edits} <= {"eager"}


@pytest.mark.parametrize("quarter", [0, 1, 2, 3])
def test_a_page_that_lies_on_its_side_is_put_upright(quarter: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tesseract tells which way a page lies, and gives boxes as it lies."""
    wide, high = (2480, 3508) if quarter % 2 == 0 else (3508, 2480)

    def lying(row: Row) -> str:
        line, left, top, score, text = row
        long, tall = 20 * len(text), 40
        x, y, w, h = {
            0: (left, top, long, tall),
            1: (top, high - left - long, tall, long),
            2: (wide - left - long, high - top - tall, long, tall),
            3: (wide - top - tall, left, tall, long),
        }[quarter]
        return f"5\t1\t1\t1\t{line}\t1\t{x}\t{y}\t{w}\t{h}\t{score}\t{text}"

    page = [*words(1, 100, "Điều 1. Giao Sở Y tế."), *words(2, 200, "Điều 2. Giao Sở Tài chính.", left=480)]
    head = f"level\n1\t1\t0\t0\t0\t0\t0\t0\t{wide}\t{high}\t-1\t"
    (tmp_path / "lying.tsv").write_text("\n".join((head, *map(lying, page))), "utf-8")
    (tmp_path / "plain.tsv").write_text(f"{head}\n5\t1\t1\t1\t1\t1\t5\t5\t40\t40\t41.0\tưi", "utf-8")
    script = f'cat > /dev/null; case "$*" in *"psm 1"*) cat "{tmp_path}/lying.tsv";; *) cat "{tmp_path}/plain.tsv";; esac'
    play(tmp_path, monkeypatch, "tesseract", script)
    clipping = clip(PICTURE)
    assert lines(clipping) == ["Điều 1. Giao Sở Y tế.", "Điều 2. Giao Sở Tài chính."]
    first, second = (block.place.box for block in clipping.blocks if block.place is not None)
    assert first is not None
    assert second is not None
    assert first[1] < second[1]


def test_what_is_missing_is_named_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    for data, word in ((PICTURE, "Tesseract"), (WORD, "LibreOffice"), (WORD, "antiword")):
        with pytest.raises(UnreadableError, match=word):
            clip(data, name="x")


def test_a_program_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    play(tmp_path, monkeypatch, "tesseract", "echo 'Failed loading language vie' >&2; exit 1")
    with pytest.raises(UnreadableError, match="loading language vie"):
        clip(PICTURE, name="x.png")
    play(tmp_path, monkeypatch, "soffice", "exit 0")
    with pytest.raises(UnreadableError, match="LibreOffice cannot read"):
        clip(WORD, name="x.doc")


def test_old_word_goes_through_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = docx(item("Giao Sở A", 1), numbering=numbering(levels(("decimal", "%1."))))
    (tmp_path / "made.docx").write_bytes(made)
    play(tmp_path, monkeypatch, "soffice", libreoffice(tmp_path))
    clipping = clip(WORD)
    assert lines(clipping) == ["1. Giao Sở A"]
    assert clipping.source.media_type == "application/msword"


def libreoffice(folder: Path) -> str:
    """A LibreOffice that makes ``made.docx`` of all that does not say that it is bad, and keeps count of its runs."""
    return f"""
        echo run >> "{folder}/runs"
        while [ "$1" != --outdir ]; do shift; done
        mkdir -p "$2"; out=$2; shift 2
        for file; do grep -q bad "$file" || cp "{folder}/made.docx" "$out/$(basename "${{file%.*}}").docx"; done"""


def test_documents_are_converted_in_one_run_and_what_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(docx(item("Giao Sở A", 1), numbering=numbering(levels(("decimal", "%1.")))))
    play(tmp_path, monkeypatch, "soffice", libreoffice(tmp_path))
    good = [WORD + bytes([n]) for n in range(5)]
    records = [Record(f"{n}.doc", data) for n, data in enumerate([*good, WORD + b"bad", b"text", good[0]])]
    read = list(converted_together(iter(records), Limits()))
    assert [record.source for record in read] == [record.source for record in records]
    for data in good:
        assert lines(clip(data)) == ["1. Giao Sở A"]
    assert (tmp_path / "runs").read_text() == "run\n"
    with pytest.raises(UnreadableError, match="LibreOffice cannot read"):
        clip(WORD + b"bad", name="x.doc")


def test_what_a_program_started_ends_with_it(tmp_path: Path) -> None:
    script = f'(echo $BASHPID > "{tmp_path}/pid"; exec sleep 600) & wait'
    with pytest.raises(subprocess.TimeoutExpired):
        run_program(["bash", "-c", script], 0.5)
    pid = int((tmp_path / "pid").read_text())
    state = Path(f"/proc/{pid}/stat")
    deadline = time.monotonic() + 5
    while state.exists() and state.read_text().split()[2] != "Z":
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_old_word_goes_through_antiword_where_there_is_no_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    play(tmp_path, monkeypatch, "antiword", "printf 'KẾ HOẠCH\\n\\nNăm 2024\\n'")
    assert lines(clip(WORD)) == ["KẾ HOẠCH", "Năm 2024"]


def test_a_locked_office_file_says_so() -> None:
    with pytest.raises(UnreadableError, match="password"):
        clip(OLE + "EncryptedPackage".encode("utf-16-le"))


PLAN = (
    "SỞ Y TẾ",
    "Số: 12/KH-SYT",
    "KẾ HOẠCH",
    "Phòng, chống dịch bệnh năm 2024",
    "I. MỤC ĐÍCH",
    "Nâng cao năng lực của tuyến dưới.",
    "II. KINH PHÍ",
    "Theo quy định.",
)


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("tesseract")), reason="needs LibreOffice and Tesseract")
def test_the_same_document_printed_and_scanned(tmp_path: Path) -> None:
    source = tmp_path / "x.rtf"
    body = r"\par ".join("".join(c if c.isascii() else rf"\u{ord(c)}?" for c in line) for line in PLAN)
    source.write_text(rf"{{\rtf1\ansi {body}\par}}", "ascii")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    printed = vnplan.parse(tmp_path / "x.pdf")
    assert [node.label for node in printed.body if isinstance(node, Division)] == ["I", "II"]
    import pypdfium2

    picture = tmp_path / "x.png"
    pypdfium2.PdfDocument(tmp_path / "x.pdf")[0].render(scale=3).to_pil().save(picture)
    seen = lines(clip(picture))
    assert sum(line in PLAN for line in seen) >= len(PLAN) - 2, seen
