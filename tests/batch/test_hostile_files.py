"""Office and PDF files made to harm: each ends in quarantine with its reason, or is read, in bounded time and memory."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.batch.support import do, documents, job, plan_text, quarantine
from tests.read.made_pdf import built
from vnplan.batch.convert_here import allowed
from vnplan.batch.job import Limits
from vnplan.batch.records import Record

pytest.importorskip("pyarrow")
pytest.importorskip("zstandard")
pytest.importorskip("pypdfium2")

pytestmark = pytest.mark.slow

LIMITS = Limits(seconds=1, megabytes=500, attempts=1)
W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPH = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>"


def body(content: bytes) -> bytes:
    return b"<w:document %s><w:body>%s</w:body></w:document>" % (W, content)


def docx(document: bytes, **parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, content in {"document": document, **parts}.items():
            file.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def stream(data: bytes, said: bytes = b"") -> bytes:
    packed = zlib.compress(data, 1)
    return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (said, len(packed), packed)


def pdf(changed: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of one page, some of its objects changed: 2 is the tree of pages, 3 the page, 4 its text, 5 the font, 6 a figure."""
    used = b"<< /Font << /F0 5 0 R >> /XObject << /X 6 0 R >> >>"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % used,
        4: stream(b"BT /F0 14 Tf 85 700 Td (Ke hoach) Tj ET /X Do"),
        5: b"<< /Type /Font /Subtype /TrueType /BaseFont /Times >>",
        6: stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"),
    }
    return built({**objects, **changed}, 1, trailer)


def picture(side: int) -> bytes:
    about = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 1 /ColorSpace /DeviceGray" % (side, side)
    return stream(bytes(side * side // 8), about)


def laughs() -> bytes:
    entities = (b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"xxx") for n in range(9))
    return b"<!DOCTYPE a [" + b"".join(entities) + b"]><a>&e8;</a>"


def styles() -> bytes:
    """Two styles, each based on the other."""
    style = b'<w:style w:type="paragraph" w:styleId="%s"><w:basedOn w:val="%s"/></w:style>'
    return b"<w:styles %s>%s</w:styles>" % (W, style % (b"a", b"b") + style % (b"b", b"a"))


LOCK = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>]" % (b"41" * 32, b"42" * 32)
FONT = b"<< /Type /Font /Subtype /TrueType /BaseFont /Big /FirstChar 0 /LastChar 255 /FontDescriptor 7 0 R >>"
HUGE = b"<< /Type /FontDescriptor /FontName /Big /Flags 4 /FontFile2 8 0 R >>"
STYLED = b'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
GLYPHS = b"BT /F0 1 Tf 1 1 Td " + b"(%s) Tj " % (b"a" * 48) * 10**5 + b"ET"
# A library that finds no memory may end its worker, which is put aside as "died": the next record goes on in another.
READ, REFUSED, STOPPED = {""}, {"unreadable"}, {"time", "memory", "died"}
HOSTILE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "parts.docx": (lambda: docx(body(b""), **{f"header{n}": body(PARAGRAPH * 10**6) for n in range(8)}), REFUSED | STOPPED),
    "part.docx": (lambda: docx(b"<a" + b" " * 70_000_000 + b"/>"), REFUSED),
    "laughs.docx": (lambda: docx(laughs()), REFUSED),
    "locked.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), REFUSED),
    "styles.docx": (lambda: docx(body(STYLED), styles=styles()), READ),
    "locked.pdf": (lambda: pdf({}, LOCK), REFUSED),
    "pages.pdf": (lambda: pdf({2: b"<< /Type /Pages /Count 100000 /Kids [" + b"3 0 R " * 100_000 + b"] >>"}), REFUSED),
    "tree.pdf": (lambda: pdf({2: b"<< /Type /Pages /Count 5 /Kids [2 0 R 2 0 R 3 0 R] >>"}), REFUSED),
    "figure.pdf": (lambda: pdf({}), READ),
    "strokes.pdf": (lambda: pdf({4: stream(b"0 0 m 1 1 l S\n" * 6 * 10**6)}), STOPPED),
    "glyphs.pdf": (lambda: pdf({4: stream(GLYPHS)}), STOPPED),
    "picture.pdf": (lambda: pdf({4: stream(b"q 595 0 0 842 0 0 cm /X Do Q"), 6: picture(30_000)}), READ | REFUSED | STOPPED),
    "font.pdf": (lambda: pdf({5: FONT, 7: HUGE, 8: stream(b"\0\1\0\0" + bytes(50_000_000))}), READ),
    "groups.rtf": (lambda: b"{\\rtf1 " + b"{" * 10**5 + b"x" + b"}" * 10**5 + b"}", READ),
    "mails.eml": (lambda: b"MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 90 + b"MIME-Version: 1.0\n\nx", REFUSED),
}


def test_a_file_of_many_pages_has_more_time_but_not_for_ever() -> None:
    def pages(count: int) -> Record:
        return Record("x.pdf", pdf({2: b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, b"3 0 R " * count)}))

    assert [allowed(pages(count), 10) for count in (1, 4, 5, 9, 2000)] == [10, 10, 20, 30, 200]
    assert allowed(Record("x.pdf", b"%PDF-1.7 damaged"), 10) == allowed(Record("x", None), 10) == 10


def test_hostile_files_end_in_quarantine_and_the_others_are_converted(tmp_path: Path) -> None:
    # What is stopped at last is stopped after a second; the others have the time to be read on a busy machine.
    long = {name for name, (_, reasons) in HOSTILE.items() if reasons & STOPPED}
    ends_as_it_may(tmp_path / "long", long, LIMITS)
    ends_as_it_may(tmp_path / "short", HOSTILE.keys() - long, LIMITS.model_copy(update={"seconds": 30}))


def ends_as_it_may(root: Path, names: set[str], limits: Limits) -> None:
    """Convert the files of these names, and a sound one behind them."""
    pages = root / "pages"
    pages.mkdir(parents=True)
    for name in names:
        (pages / name).write_bytes(HOSTILE[name][0]())
    (pages / "sound.txt").write_text(plan_text(1), "utf-8")
    summary = do(job(pages, out=root / "out", limits=limits, shard_records=100), 1)
    aside = {Path(entry["source"]).relative_to(pages).parts[0]: entry for entry in quarantine(root / "out")}
    converted = {Path(line["source"]).name for line in documents(root / "out")}
    for name in names:
        assert (aside[name]["reason"] if name in aside else "") in HOSTILE[name][1], (name, aside.get(name))
    assert "sound.txt" in converted
    assert converted | aside.keys() == {*names, "sound.txt"}
    assert summary["peak_megabytes"] < 2 * limits.megabytes
    assert all(entry["message"] for entry in aside.values())
