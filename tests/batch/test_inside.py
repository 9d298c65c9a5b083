"""What holds other files: mails with attachments, ZIP files in archives and mails, also hostile ones."""

import email
import email.policy
import gzip
import io
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tests.batch.support import plan_text, records
from tests.read.made_docx import docx, item
from vnplan.batch.records import Record

pytest.importorskip("pyarrow")
pytest.importorskip("zstandard")

DOCX = docx(item("Giao Sở A", 1))


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("_", "."), data)
    return out.getvalue()


def mail(text: str, *attached: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Kế hoạch"
    message.set_content(text)
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def read(folder: Path, name: str, data: bytes, **said: Any) -> list[Record]:  # noqa: ANN401 - whatever is said
    (folder / name).write_bytes(data)
    return records(folder / name, **said)


def names(folder: Path, found: list[Record]) -> dict[str, str | None]:
    return {r.source.removeprefix(f"{folder}/"): r.failure.reason if r.failure else None for r in found}


def test_what_is_attached_to_a_mail_is_read_like_a_file(tmp_path: Path) -> None:
    inner = mail("Thư trong thư.", ("Kế hoạch số 5.txt", plan_text(5).encode()))
    files = zipped(c_txt=plan_text(1).encode(), d_css=b"p {}")
    message = email.message_from_bytes(
        mail("Gửi kế hoạch.", ("a.docx", DOCX), ("b.xls", b"\xd0"), ("e.zip", files), ("b.xls", b"")), policy=email.policy.default
    )
    assert isinstance(message, EmailMessage)
    message.add_attachment(email.message_from_bytes(inner, policy=email.policy.default))
    found = read(tmp_path, "a.eml", message.as_bytes())
    assert names(tmp_path, found) == {
        "a.eml": None, "a.eml/a.docx": None, "a.eml/b.xls": "unreadable", "a.eml/e.zip/c.txt": None,
        "a.eml/e.zip/d.css": "unreadable", "a.eml/b.xls#2": "unreadable", "a.eml/6.eml": None,
        "a.eml/6.eml/Kế hoạch số 5.txt": None,
    }  # fmt: skip
    assert found[1].content == DOCX
    assert found[1].place == {"path": str(tmp_path / "a.eml"), "inside": "a.docx"}


def test_pictures_that_a_mail_or_a_saved_page_shows_are_no_files(tmp_path: Path) -> None:
    message = EmailMessage()
    message.set_content("Kế hoạch")
    message.add_alternative('<p>Kế hoạch <img src="cid:logo"></p>', "html")
    body = message.get_payload()
    assert isinstance(body, list)
    html = body[1]
    assert isinstance(html, EmailMessage)
    html.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo>", filename="logo.png", disposition="inline")
    assert names(tmp_path, read(tmp_path, "a.eml", message.as_bytes())) == {"a.eml": None}


def test_a_mail_without_text_is_what_is_attached_to_it(tmp_path: Path) -> None:
    assert names(tmp_path, read(tmp_path, "a.eml", mail("\n", ("a.docx", DOCX)))) == {"a.eml/a.docx": None}


def test_zip_files_in_zip_files_are_opened_but_not_for_ever(tmp_path: Path) -> None:
    data = zipped(a_txt=b"a")
    for _ in range(6):
        data = zipped(b_zip=data, a_docx=DOCX, c_parquet=b"PAR1")
    found = names(tmp_path, read(tmp_path, "x.zip", data))
    assert found["x.zip/b.zip/a.docx"] is None
    assert found["x.zip/c.parquet"] == "unreadable"
    assert found["x.zip/b.zip/b.zip/b.zip/a.docx"] is None
    assert found["x.zip/b.zip/b.zip/b.zip/b.zip/b.zip"] == "unreadable"
    assert len(found) == 11


def test_what_is_packed_alone_inside_is_unpacked_by_its_name(tmp_path: Path) -> None:
    packed = gzip.compress(plan_text(1).encode())
    files = zipped(a_txt_gz=packed, b_txt_gz=packed[:40])
    found = read(tmp_path, "a.eml", mail("Gửi kế hoạch.", ("c.txt.gz", packed), ("d.zip", files)))
    assert names(tmp_path, found) == {
        "a.eml": None, "a.eml/c.txt.gz": None, "a.eml/d.zip/a.txt.gz": None, "a.eml/d.zip/b.txt.gz": "unreadable",
    }  # fmt: skip
    assert found[1].content == found[2].content == plan_text(1).encode()


def test_a_bomb_is_put_aside_at_once(tmp_path: Path) -> None:
    data = zipped(**{f"a{n}_txt": b"x" * 900_000 for n in range(60)}, big_txt=b"x" * 3_000_000)
    for _ in range(2):
        data = zipped(**{f"b{n}_zip": data for n in range(16)})
    began = time.process_time()
    found = read(tmp_path, "x.zip", data, limits={"record_bytes": 1_000_000})
    assert time.process_time() - began < 20
    assert sum(r.failure is None for r in found) <= 16 * 4
    assert any(r.failure and "unpacks to more" in r.failure.message for r in found)


def test_locked_and_damaged_members_are_put_aside(tmp_path: Path) -> None:
    data = bytearray(zipped(a_txt=b"a", b_txt=b"b"))
    # The flag of encryption, in the local header and in the directory.
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    found = read(tmp_path, "x.zip", zipped(i_zip=bytes(data), j_zip=b"PK\x03\x04 damaged"))
    assert [r.failure is None for r in found] == [False, True, False]
    assert "password" in str(found[0].failure)


def test_each_file_of_a_folder_is_read_or_put_aside_with_a_reason(tmp_path: Path) -> None:
    files = {
        "a.docx": DOCX, "b.rtf": b"{\\rtf1 K}", "c.mht": mail("Thư"), "d.txt": b"", "e.pdf": b"%PDF-1.7", "f.doc": b"<p>K</p>",
        "g.png": b"\x89PNG", "h.xls": b"\xd0\xcf", "i": b"K", "j.json": b"{}", "k.csv": b"a",
        "l.zip": zipped(m_txt=b"K", n_css=b""),
    }  # fmt: skip
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = names(tmp_path, records(tmp_path))
    aside = {name for name, reason in found.items() if reason}
    assert {name.partition("/")[0] for name in found} == set(files)
    assert aside == {"g.png", "h.xls", "i", "j.json", "k.csv", "l.zip/n.css"}
    assert all(record.failure.message for record in records(tmp_path) if record.failure)
    asked = names(tmp_path, records(tmp_path, include=("g.png", "i")))
    assert asked == {"g.png": None, "i": None}
