"""Text that was read in the wrong way is put right, with an issue that says so."""

import html

import pytest

import vnplan
from vnplan.export.facts import facts

TEXT = (
    "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 15/KH-UBND\nAn Bình, ngày 10 tháng 01 năm 2024\n"
    "KẾ HOẠCH\nPhòng, chống hạn hán năm 2024\nI. MỤC ĐÍCH\n1. Giao Sở Y tế chủ trì báo cáo kết quả.\nII. TỔ CHỨC\n"
)
STRAIGHT = str.maketrans("‘’“”\xa0", "''\"\" ")


def misread(text: str) -> str:
    """UTF-8 read as windows-1252 by a reader that drops the bytes which that has not."""
    return text.encode().decode("cp1252", "ignore")


def as_1258(text: str) -> str:
    marks = {"\u0300": "Ì", "\u0309": "Ò", "\u0303": "Þ", "\u0301": "ì", "\u0323": "ò"}
    plain = {"ă": "ã", "Ă": "Ã", "ơ": "õ", "Ơ": "Õ", "ư": "ý", "Ư": "Ý", "đ": "ð", "Đ": "Ð"}
    out = []
    for letter in text:
        try:
            out.append(letter.encode("cp1258").decode("cp1252"))
        except UnicodeEncodeError:
            base, mark = split(letter)
            out.append(plain.get(base, base) + marks[mark])
    return "".join(out)


def split(letter: str) -> tuple[str, str]:
    import unicodedata

    parts = unicodedata.normalize("NFD", letter)
    tone = next(c for c in parts if c in "\u0300\u0309\u0303\u0301\u0323")
    return unicodedata.normalize("NFC", parts.replace(tone, "")), tone


@pytest.mark.parametrize(
    "page",
    [misread(TEXT), misread(TEXT).translate(STRAIGHT), misread(misread(TEXT)), as_1258(TEXT)],
    ids=["once", "with straightened quotes", "twice", "windows-1258"],
)
def test_what_was_read_wrongly_is_put_right(page: str) -> None:
    document = vnplan.parse(page)
    found = facts(document)
    assert (found["document"]["kind"], found["document"]["number"]) == ("plan", "15/KH-UBND")
    assert [node["label"] for node in found["outline"]] == ["I", "I.1", "II"]
    assert "decode.recoded" in [issue.code for issue in document.issues]


def test_references_escaped_twice_are_resolved() -> None:
    once = TEXT.encode("ascii", "xmlcharrefreplace").decode()
    document = vnplan.parse(f"<html><body>{''.join(f'<p>{html.escape(line)}</p>' for line in once.splitlines())}</body></html>")
    assert facts(document)["document"]["number"] == "15/KH-UBND"
    assert "KẾ HOẠCH" in document.source.text


def test_right_text_stays_as_it_is() -> None:
    assert vnplan.parse(TEXT).source.text == TEXT


@pytest.mark.parametrize("exporter", ["json", "text", "markdown", "html", "akn", "facts", "csv"])
def test_halves_of_surrogate_pairs_break_no_export(exporter: str) -> None:
    vnplan.dump(vnplan.parse(f"{TEXT}2. Giao \ud800 Sở Y tế chủ trì."), exporter)
