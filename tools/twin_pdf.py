"""PDF as offices publish it: printed by LibreOffice, number and day put on by widgets afterwards."""

import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

_PAGE = re.compile(rb"(\d+) 0 obj\s*<<(?=[^>]*/Type\s*/Page\b(?!s))(.*?)>>\s*endobj", re.DOTALL)
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_SIZE = 13


def printed(document: bytes) -> bytes:
    """A Word document as LibreOffice prints it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "twin.docx")
        source.write_bytes(document)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603 - no shell, fixed words
        return Path(folder, "twin.pdf").read_bytes()


def filled(data: bytes, number: str, day: str, month: str) -> bytes:
    """The file with a widget of a signature in the blank behind "Số:", behind "ngày" and behind "tháng" of its first page."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        text = document[0].get_textpage()
        blanks = [(_behind(text, word), shown) for word, shown in (("Số:", number), ("ngày ", day), ("tháng ", month)) if shown]
    return _with_widgets(data, [(place, shown) for place, shown in blanks if place is not None])


def _behind(text: Any, word: str) -> tuple[float, float] | None:  # noqa: ANN401 - pypdfium2 has no types
    """The lower left corner of what stands behind the first place of a word."""
    found = text.search(word, match_case=True).get_next()
    if found is None:
        return None
    _, bottom, right, _ = text.get_charbox(found[0] + len(word.strip()) - 1)
    return right + 4, bottom


def _with_widgets(data: bytes, put: list[tuple[tuple[float, float], str]]) -> bytes:
    """The file with more objects behind its end, as a program that signs it writes them."""
    page, start = _PAGE.search(data), _START.search(data)
    if page is None or start is None:
        raise ValueError("LibreOffice wrote a PDF file that this tool does not know")
    trailer = data[data.rindex(b"trailer") : start.start()]
    [count] = re.findall(rb"/Size\s+(\d+)", trailer)
    [root] = re.findall(rb"/Root\s+\d+ 0 R", trailer)
    size = int(count)
    objects = {size: b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"}
    notes = []
    for (left, bottom), shown in put:
        look, note = size + len(objects), size + len(objects) + 1
        wide = _SIZE * len(shown) * 0.5
        drawn = b"BT /F0 %d Tf 0 3 Td (%s) Tj ET" % (_SIZE, shown.encode("ascii"))
        about = b"/Type /XObject /Subtype /Form /BBox [0 0 %.1f %d] /Resources << /Font << /F0 %d 0 R >> >>" % (wide, _SIZE, size)
        objects[look] = b"<< %s /Length %d >>\nstream\n%s\nendstream" % (about, len(drawn), drawn)
        place = b"[%.1f %.1f %.1f %.1f]" % (left, bottom - 3, left + wide, bottom - 3 + _SIZE)
        objects[note] = b"<< /Type /Annot /Subtype /Widget /FT /Sig /F 4 /Rect %s /AP << /N %d 0 R >> >>" % (place, look)
        notes.append(b"%d 0 R" % note)
    objects[int(page[1])] = b"<<" + page[2] + b"/Annots [" + b" ".join(notes) + b"] >>"
    out, table = data.rstrip() + b"\n", b""
    for key, body in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (key, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (key, body)
    about = b"<< /Size %d %s /Prev %s >>" % (size + len(objects) - 1, root, start[1])
    return out + b"xref\n" + table + b"trailer\n" + about + b"\nstartxref\n%d\n%%%%EOF\n" % len(out)
