"""Every letter in every encoding, declarations that lie, bytes that fit nowhere."""

import shutil
import subprocess
import unicodedata

import pytest

from vnplan.read import clip
from vnplan.read.decode import decode
from vnplan.read.legacy import canonical_name, detect, recode_bytes, recoder
from vnplan.rules.legacy import encodings
from vnplan.text.letters import LOWER, MARKED

SAMPLE = (
    "Căn cứ Luật Tổ chức chính quyền địa phương; xét tờ trình của Sở Nội vụ, Uỷ ban nhân dân tỉnh yêu cầu các xã, phường rà soát "
    "giếng nước, kênh mương, vườn ươm, bãi bồi; sửa chữa những đoạn đê đã sạt lở, trữ đủ gạo, muối, thuốc men trước mùa lũ."
)
LEGACY = ["tcvn3", "vni", "viscii", "vps"]


def encoded(text: str, name: str) -> bytes:
    """Text in a legacy encoding; TCVN3 as its capital fonts have it, with the codes of small letters."""
    rule = encodings()[name]
    codes: dict[str, bytes] = {}
    for letters, row in ((rule.lower, rule.lower_codes), (rule.upper, rule.upper_codes)):
        codes |= {letter: bytes.fromhex(code) for letter, code in zip(letters, row.split(), strict=True)}
    return b"".join(codes.get(c) or codes.get(c.lower()) or c.encode("ascii") for c in text)


def in_1258(text: str) -> bytes:
    """Text in windows-1258: a letter with its breve, circumflex or horn, then the tone."""
    out = b""
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        tones = [c for c in apart if c in "\u0300\u0301\u0303\u0309\u0323"]
        rest = unicodedata.normalize("NFC", "".join(c for c in apart if c not in tones))
        out += "".join([rest, *tones]).encode("cp1258")
    return out


@pytest.mark.parametrize("name", LEGACY)
def test_every_letter_comes_back(name: str) -> None:
    rule = encodings()[name]
    assert set(rule.lower) == set(LOWER) - set("abcdefghijklmnopqrstuvwxyz")
    codes = [*rule.lower_codes.split(), *rule.upper_codes.split()]
    assert len(set(codes)) == len(codes) == len(rule.lower + rule.upper)
    for letter in rule.lower + rule.upper:
        assert recode_bytes(encoded(f"x {letter} x", name), name) == f"x {letter} x"


@pytest.mark.parametrize("name", ["vni", "viscii", "vps"])
def test_the_encodings_of_capitals_have_all_letters(name: str) -> None:
    assert set(encodings()[name].lower + encodings()[name].upper) == set(MARKED)


@pytest.mark.skipif(not shutil.which("iconv"), reason="iconv is not installed")
@pytest.mark.parametrize(("name", "other"), [("tcvn3", "TCVN5712-1"), ("viscii", "VISCII")])
def test_tables_agree_with_those_of_the_system(name: str, other: str) -> None:
    rule = encodings()[name]
    for letters, row in ((rule.lower, rule.lower_codes), (rule.upper, rule.upper_codes)):
        for letter, code in zip(letters, row.split(), strict=True):
            data = bytes.fromhex(code) + b"."
            done = subprocess.run(["iconv", "-f", other, "-t", "UTF-8"], input=data, capture_output=True, check=False)
            if done.returncode:
                pytest.skip(f"this iconv has no {other}")
            assert unicodedata.normalize("NFC", done.stdout.decode()) == f"{letter}."


@pytest.mark.parametrize("name", LEGACY)
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "nonsense", "utf-7", "rot13"])
def test_legacy_bytes_are_told_from_their_words(name: str, declared: str | None) -> None:
    decoded = decode(encoded(SAMPLE, name), declared)
    assert decoded.encoding == name
    assert decoded.text == SAMPLE
    assert decoded.issues == ()


@pytest.mark.parametrize("name", LEGACY)
def test_legacy_text_that_was_taken_for_latin_is_recoded(name: str) -> None:
    mistaken = encoded(SAMPLE, name).decode("cp1252" if name in ("tcvn3", "vni") else "latin-1")
    assert detect(mistaken) == name
    clipping = clip(mistaken)
    assert clipping.source.text == SAMPLE
    assert [issue.code for issue in clipping.issues] == ["decode.recoded"]


def test_text_encoded_twice_is_read_once() -> None:
    twice = SAMPLE.encode().decode("cp1252", "replace")
    assert detect(twice) == "utf-8"
    whole = "Kế hoạch của tỉnh".encode().decode("latin-1")
    assert recoder("utf-8")(whole) == "Kế hoạch của tỉnh"


@pytest.mark.parametrize(
    "text", [SAMPLE, "Déjà vu à la carte, où l'été naît; œuvre, ça, là-bas, hôtel", "Größe, Übung, Mädchen, schön", "Ñandú; año"]
)
def test_text_in_unicode_is_left_alone(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_and_without_a_mark(codec: str) -> None:
    assert decode(SAMPLE.encode(codec)).text == SAMPLE
    nfd = unicodedata.normalize("NFD", SAMPLE)
    assert decode(nfd.encode(codec)).text == nfd


@pytest.mark.parametrize("declared", [None, "windows-1258", "utf-8", "windows-1252"])
def test_windows_1258(declared: str | None) -> None:
    decoded = decode(in_1258(SAMPLE), declared)
    assert decoded.encoding == "windows-1258"
    assert unicodedata.normalize("NFC", decoded.text) == SAMPLE


def test_the_charset_of_the_page_counts_where_the_words_do_not_tell() -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=shift_jis"></head><p>日本</p>'
    assert "日本" in decode(page.encode("shift_jis")).text
    assert decode(b'<?xml version="1.0" encoding="koi8-r"?><p>' + "да".encode("koi8-r")).text.endswith("да")


def test_a_declaration_that_lies_is_found_out() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body><p>{SAMPLE}</p></body></html>'
    clipping = clip(encoded(page, "tcvn3"))
    assert clipping.source.encoding == "tcvn3"
    assert clipping.source.text == SAMPLE


def test_bytes_that_do_not_fit_stand_as_replacements_with_an_issue() -> None:
    data = SAMPLE.encode()
    clipping = clip(data[:50] + b"\xff\xfe" + data[50:] + "cụt".encode()[:-1])
    assert clipping.source.encoding == "utf-8"
    (issue,) = clipping.issues
    assert issue.code == "decode.invalid"
    assert all(clipping.source.text[slice(*span)] == "\ufffd" for span in issue.spans)
    assert len(issue.spans) == clipping.source.text.count("\ufffd")


def test_source_text_is_untouched() -> None:
    data = "Ke\u0302\u0301 hoa\u0323ch\r\n\x00A\u00a0B\r\n".encode()
    assert clip(data).source.text == data.decode()


@pytest.mark.parametrize(
    ("line", "capitals"),
    [("CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI"), ("Uû ban", "Uỷ ban"), ("UBND TØNH", "UBND TỈNH"), ("Sè: 05", "Số: 05")],
)
def test_capital_fonts_of_tcvn3(line: str, capitals: str) -> None:
    assert recoder("tcvn3")(line) == capitals


def test_fonts_tell_the_encoding_of_a_stretch() -> None:
    page = (
        '<html><p>Tin mới: <font face=".VnTime">Căn</font></p><p style="font-family:\'.VnTimeH\'">kÕ ho¹ch</p>'
        '<p style="font-family: VNI-Times, serif">Keá hoaïch</p><p style="font-family: Arial">Kế hoạch</p></html>'
    )
    assert clip(page).source.text == "Tin mới: Căn\nKẾ HOẠCH\nKế hoạch\nKế hoạch"


def test_names_of_encodings() -> None:
    assert canonical_name("TCVN5712-1") == "tcvn3"
    assert canonical_name("x-viet_vni") == "vni"
    assert canonical_name("utf-8") is None
