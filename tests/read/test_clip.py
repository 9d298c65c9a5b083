"""The way in: what is read as what, what is refused, what a page says of itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.growth import growth
from vnplan.errors import UnreadableError
from vnplan.model.day import iso_day
from vnplan.model.source import Page
from vnplan.read import clip, files
from vnplan.read.sniff import sniff


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("<!DOCTYPE html>\n<p>a", None, "text/html"),
        ("<!-- x --><html>", None, "text/html"),
        ("<div><p>a</p></div>", None, "text/html"),
        ("Kế hoạch <5 ngày> và <b>đậm</b> " * 3, None, "text/plain"),
        ("a < b, c > d", None, "text/plain"),
        ("# Kế hoạch\n\nx", None, "text/markdown"),
        ("a\n\n**I. MỤC ĐÍCH**", None, "text/markdown"),
        ("| a | b |\n|---|---|\n", None, "text/markdown"),
        ("TỈNH ỦY\n*\nSố 5 (**)", None, "text/plain"),
        ("* Sở Y tế;\n* Sở Nội vụ", None, "text/plain"),
        ("kế hoạch", "a.html", "text/html"),
        ("kế hoạch", "a.MD", "text/markdown"),
        ("<html><p>a", "a.txt", "text/html"),
    ],
)
def test_what_a_text_is(text: str, name: str | None, kind: str) -> None:
    assert sniff(text, name) == kind
    assert clip(text, name=name).source.media_type == kind


def test_a_str_is_text_and_never_a_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kế hoạch", encoding="utf-8")
    with pytest.warns(UserWarning, match="not the file of that name"):
        source = clip(str(path)).source
    assert (source.text, source.name) == (str(path), None)
    assert clip(path).source.text == "Kế hoạch"
    assert clip(path).source.name == str(path)
    assert clip(path, name="tên").source.name == "tên"


def test_the_media_type_that_the_caller_gives_counts() -> None:
    assert clip("<p>a</p>", media_type="text/plain").source.text == "<p>a</p>"
    koi = "<p>мир</p>".encode("koi8-r")
    assert clip(koi, media_type='text/html; charset="koi8-r"').source.text == "мир"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\n\n%PDF-1.4", "PDF"),
        (b"PK\x03\x04\x14\x00", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "Office"),
        (b"\x89PNG\r\n\x1a\n\x00", "picture"),
        (b"\xff\xd8\xff\xe0\x00", "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8", "WebP"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x00\x01\x02\x03" * 500, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_a_way_out(tmp_path: Path, data: bytes, word: str) -> None:
    path = tmp_path / "tệp.dat"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=word) as caught:
        clip(path)
    assert str(path) in str(caught.value)
    assert ";" in str(caught.value)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        clip(tmp_path / "x.txt")
    with pytest.raises(UnreadableError, match="folder"):
        clip(tmp_path)
    with pytest.raises(UnreadableError, match="cannot be read"):
        clip(Path("\x00"))


def test_files_that_are_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_SIZE", 1000)
    path = tmp_path / "a.txt"
    path.write_text("a" * 1001, encoding="ascii")
    for source in (path, b"a" * 1001, "a" * 1001):
        with pytest.raises(UnreadableError, match="larger than"):
            clip(source)
    assert clip("a" * 1000).blocks


def test_a_huge_file_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UnreadableError, match="larger than 100 MB"):
        clip(path)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n\t", b"\xff\xfe"])
def test_an_empty_file_gives_an_issue(data: bytes) -> None:
    clipping = clip(data)
    assert clipping.blocks == ()
    assert [issue.code for issue in clipping.issues] == ["source.empty"]


def test_a_few_nuls_are_text() -> None:
    assert clip("Kế hoạch\x00 năm\x00 2017 của tỉnh".encode()).source.text == "Kế hoạch\x00 năm\x00 2017 của tỉnh"


def page(head: str = "", body: str = "<h1>Kế hoạch nước</h1><p>a</p>") -> Page:
    return clip(f"<html><head>{head}</head><body>{body}</body></html>").page


LINKED = """{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Tên",
 "datePublished": "2024-05-06T01:02:03Z", "author": [{"name": "Lò Thị A"}], "publisher": {"name": "Báo B"}}]}"""


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("<title>Kế hoạch nước - Báo A</title>", None, {"title": "Kế hoạch nước"}),
        ("<title>Tin khác | Báo A</title>", None, {"title": "Tin khác | Báo A"}),
        ("", None, {"title": "Kế hoạch nước"}),
        (
            '<meta property="og:title" content="Tên"><meta property="og:site_name" content="Báo  A">',
            None,
            {"title": "Tên", "site": "Báo A"},
        ),
        ('<meta property="article:published_time" content="2024-05-06T23:30:00+07:00">', None, {"date": "2024-05-06"}),
        ('<meta name="pubdate" content="06/05/2024 08:00">', None, {"date": "2024-05-06"}),
        ('<meta itemprop="datePublished" content="2024-05-06">', None, {"date": "2024-05-06"}),
        ('<meta name="date" content="31/02/2024">', None, {"date": None}),
        (
            '<link rel="canonical" href="https://a.example/1"><meta property="og:url" content="x">',
            None,
            {"url": "https://a.example/1"},
        ),
        ('<meta property="og:url" content="https://a.example/2">', None, {"url": "https://a.example/2"}),
        ('<meta name="author" content="Lò Thị A">', None, {"author": "Lò Thị A"}),
        (
            '<meta property="article:author" content="https://fb.example/a">',
            "<p class=author>Tổ  phóng viên</p>",
            {"author": "Tổ phóng viên"},
        ),
        ("", "<time datetime='2024-05-06T10:00'>6/5</time>", {"date": "2024-05-06"}),
        ("", "<time>06/05/2024</time>", {"date": "2024-05-06"}),
        ("", "<h1>T</h1><p>06/05/2024 17:05</p>", {"date": "2024-05-06"}),
        ("", "<h1>T</h1><p>Thứ hai, 6-5-2024 | 17h05</p>", {"date": "2024-05-06"}),
        ("", "<h1>T</h1><p>Ngày đăng: 06/05/2024</p>", {"date": "2024-05-06"}),
        ("", "<h1>T</h1><p>Căn cứ Nghị định ngày 06/05/2024</p>", {"date": None}),
        ("", "<p>06/05/2024 17:05</p><h1>T</h1><p>a</p>", {"date": None}),
        ("", "<p>Thứ hai, 06/05/2024, 17:05 (GMT+7)</p><h1>T</h1><p>a</p>", {"date": "2024-05-06"}),
        (
            f'<script type="application/ld+json">{LINKED}</script>',
            None,
            {"title": "Tên", "date": "2024-05-06", "author": "Lò Thị A", "site": "Báo B"},
        ),
        ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', None, {"date": None}),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None, {"date": None}),
    ],
)
def test_what_a_page_says_of_itself(head: str, body: str | None, expected: dict[str, str | None]) -> None:
    found = page(head, body) if body else page(head)
    assert {key: found.model_dump(mode="json")[key] for key in expected} == expected


def test_what_the_caller_knows_counts_first() -> None:
    head = '<meta property="og:url" content="x"><meta name="date" content="2020-01-01">'
    found = clip(f"<html><head>{head}</head><p>a</p>", url="https://b.example", published="2024-02-03").page
    assert (found.url, iso_day(found.date)) == ("https://b.example", "2024-02-03")
    assert clip("a", url="u", published="2024-02-03").page == Page(url="u", date="2024-02-03")


UNITS = {
    "text": ("", "Căn cứ Luật Đất đai; xét tờ trình\ncủa Sở Nội vụ.\n\n"),
    "one line": ("", "Căn cứ Luật Đất đai; "),
    "emphasis": ("**a** ", "**Điều 1.** *x* [y](z) "),
    "open marks": ("**a** ", "**a [b](c *d "),
    "blank marks": ("**a**\n\n", "** **\n\n"),
    "lone pipes": ("", "|\na\n|\nb\n|\n"),
    "only pipes": ("", "|\n"),
    "rows": ("", "| a | b |\n"),
    "one row": ("", "| a "),
    "spaces": ("# ", " "),
    "legacy": ("", "C¸n cø NghÞ ®Þnh "),
    "paragraphs": ("<html>", "<p>x <b>y</b></p>"),
    "open elements": ("<html>", "<b><p>x"),
    "cells": ("<html><table>", "<tr><td>x<td>y"),
    "tables in tables": ("<html>", "<table><tr><td>x"),
    "breaks": ("<html>", "x<br><br>"),
    "verbatim": ("<html><pre>", "<b>x</b>\n\n"),
    "comments": ("**a**", "<!-- "),
    "brackets": ("**a**", "](("),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", UNITS)
def test_work_grows_with_the_source_and_no_faster(name: str) -> None:
    head, unit = UNITS[name]
    assert growth(lambda times: clip(head + unit * times), 1_000, 8_000, below=3) < 3


@pytest.mark.slow
def test_lxml_is_not_loaded_for_text() -> None:
    code = "import sys; from vnplan.read.plain import plain_blocks; plain_blocks('a'); print('lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
