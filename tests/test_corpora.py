"""The gold files of the corpus say what their pages say, and the pages are ours."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from tests.corpus import CORPORA, GOLD, LEGACY, Gold, in_order, load, one_line, page_text, repaired, squeezed

SHARED = Path(__file__).parents[2] / "shared"
PAGES = sorted(p for p in CORPORA.iterdir() if p.suffix in (".html", ".md", ".txt") and p.name != "README.md")

# What every document of the State or the Party must say in the same words, and names of bodies: no one's wording.
FORMULAS = re.compile(
    r"\b(?:"
    r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập tự do hạnh phúc|đảng cộng sản việt nam"
    r"|có hiệu lực(?: thi hành)?|chịu trách nhiệm thi hành|quyết định này|(?:ngày làm việc )?kể từ ngày|tổ chức thực hiện"
    r"|được sửa đổi bổ sung một số điều|quy định chức năng nhiệm vụ|phạm vi điều chỉnh(?: và đối tượng áp dụng)?"
    r"|phê duyệt chương trình|ban hành kế hoạch|ban hành quy (?:định|chế)|tại tờ trình|cơ quan (?:chủ trì|phối hợp)"
    r"|và các đơn vị liên quan|tỉnh thành phố trực thuộc trung ương|huyện thị xã thành phố|thủ tướng chính phủ|bộ chính trị"
    r"|(?:ủy|uỷ) ban nhân dân|hội đồng nhân dân|viện kiểm sát nhân dân|chánh án tòa án nhân dân tối cao"
    r"|(?:ủy|uỷ) ban mặt trận tổ quốc(?: việt nam)?|bộ đội biên phòng|phát thanh và truyền hình|đầu tư xây dựng"
    r"|(?:lao động )?thương binh và xã hội|sở lao động|(?:văn hóa )?thể thao và du lịch|sở văn hóa"
    r"|nông nghiệp và (?:môi trường|phát triển nông thôn)|giáo dục và đào tạo|khoa học và công nghệ"
    r"|luật tổ chức chính (?:quyền địa phương|phủ)|luật phòng cháy chữa cháy và cứu nạn cứu hộ|luật đê điều"
    r"|\d+|[ivx]+)\b"
)


def _pair(path: Path) -> tuple[Gold, Path]:
    gold = load(path)
    return gold, CORPORA / gold.source


@pytest.fixture(params=GOLD, ids=lambda p: p.name.removesuffix(".gold.json"))
def pair(request: pytest.FixtureRequest) -> tuple[Gold, Path]:
    return _pair(request.param)


def test_there_are_enough_documents_and_each_page_has_its_gold() -> None:
    assert len(GOLD) >= 26
    assert {p.name for p in PAGES} == {load(g).source for g in GOLD}


def test_the_readme_lists_every_page() -> None:
    readme = (CORPORA / "README.md").read_text("utf-8")
    assert [p.name for p in PAGES if f"`{p.name}`" not in readme] == []


def test_header_fields_stand_on_the_page(pair: tuple[Gold, Path]) -> None:
    gold, page = pair
    text = squeezed(repaired(page, gold))
    header = gold.document
    wanted = [value for value in (header.number, header.issuer, header.title) if value]
    assert [value for value in wanted if squeezed(value) not in text] == []
    assert header.kind is not None or not (wanted or gold.outline)


def test_headings_stand_on_the_page_in_order(pair: tuple[Gold, Path]) -> None:
    gold, page = pair
    headings = [node.heading for node in gold.outline if node.heading]
    assert [h for h, found in in_order(repaired(page, gold), headings) if not found] == []


def test_a_child_follows_its_parent(pair: tuple[Gold, Path]) -> None:
    gold, _ = pair
    seen: set[str] = set()
    for node in gold.outline:
        parent = node.label.rpartition(".")[0]
        assert not parent or parent in seen, node.label
        assert node.bullets >= 0
        seen.add(node.label)


def test_letters_follow_the_vietnamese_alphabet(pair: tuple[Gold, Path]) -> None:
    gold, _ = pair
    letters = "abcdđeghiklmnopqrstuvxy"
    for before, after in zip(gold.outline, gold.outline[1:], strict=False):
        stem, _, letter = after.label.rpartition(".")
        if letter in letters and before.label.rpartition(".")[0] == stem and before.label[-1] in letters:
            assert letters.index(letter) == letters.index(before.label[-1]) + 1, after.label


def test_citation_numbers_stand_on_the_page_in_order(pair: tuple[Gold, Path]) -> None:
    gold, page = pair
    numbers = [c.number for c in gold.citations]
    assert [n for n, found in in_order(repaired(page, gold), numbers) if not found] == []
    assert [n for n in numbers if re.search(r"[\s–—Ð]", n)] == []


def test_a_citation_s_date_and_issuer_stand_beside_it(pair: tuple[Gold, Path]) -> None:
    gold, page = pair
    text, at = squeezed(repaired(page, gold)), 0
    for citation in gold.citations:
        at = text.index(squeezed(citation.number), at) + 1
        if citation.date:
            day = citation.date
            written = rf"0?{day.day}[/.-]0?{day.month}[/.-]{day.year}|0?{day.day}tháng0?{day.month}năm{day.year}"
            assert re.search(written, text[at : at + 60]), citation
        assert not citation.issuer or squeezed(citation.issuer) in text[max(0, at - 120) : at + 160], citation


def test_deadlines_stand_on_the_page_in_order(pair: tuple[Gold, Path]) -> None:
    gold, page = pair
    assert [t for t, found in in_order(repaired(page, gold), [d.text for d in gold.deadlines]) if not found] == []
    for deadline in gold.deadlines:
        open_start = deadline.relation in ("before", "by") and re.match(r"(xong )?trước|chậm nhất", deadline.text.casefold())
        assert not (open_start and deadline.start), deadline


def test_bodies_stand_on_the_page(pair: tuple[Gold, Path]) -> None:
    gold, page = pair
    text = squeezed(repaired(page, gold))
    for record in gold.assignments:
        assert record.lead or record.coordinating
        for body in (*record.lead, *record.coordinating):
            assert squeezed(body) in text or _shares_its_head(body, text), body


def _shares_its_head(body: str, text: str) -> bool:
    """True if the head of a body stands once, before a list: "các Sở: Y tế, Tài chính", "UBND các xã Đoài, Trung"."""
    head, _, rest = body.partition(" ")
    if squeezed(f"các {head}:") in text and squeezed(rest) in text:
        return True
    words = body.split()
    levels = ((" ".join(words[:i]), words[i], " ".join(words[i + 1 :])) for i in range(1, len(words) - 1))
    return any(squeezed(f"{before} các {level}") in text and squeezed(name) in text for before, level, name in levels)


def test_facts_hang_on_labels_that_exist(pair: tuple[Gold, Path]) -> None:
    gold, _ = pair
    labels = {None, "basis", *(node.label for node in gold.outline)}
    citations, deadlines, assignments = gold.citations, gold.deadlines, gold.assignments
    places = {c.at for c in citations} | {d.at for d in deadlines} | {a.at for a in assignments}
    assert places - labels == set()


def test_a_repair_is_found_once_and_changes_something(pair: tuple[Gold, Path]) -> None:
    gold, page = pair
    raw = " ".join(unicodedata.normalize("NFC", page.read_text("utf-8")).split()) if gold.repairs else ""
    for wrong, right in gold.repairs:
        assert wrong != right
        assert raw.count(" ".join(wrong.split())) == 1, wrong


def test_pages_come_in_many_encodings() -> None:
    raw = {p.name: p.read_bytes() for p in PAGES}
    assert sum(b.startswith((b"\xff\xfe", b"\xfe\xff")) for b in raw.values()) >= 1
    assert sum(b"windows-1258" in b for b in raw.values()) >= 1
    assert LEGACY.keys() <= raw.keys()
    utf8 = [
        b.decode("utf-8") for n, b in raw.items() if n not in LEGACY and b"windows-1258" not in b and b[0] not in (0xFF, 0xFE)
    ]
    assert sum(not unicodedata.is_normalized("NFC", t) for t in utf8) >= 2


def test_kinds_forms_and_deadlines_are_covered() -> None:
    golds = [load(g) for g in GOLD]
    kinds = {g.document.kind for g in golds}
    assert kinds >= {
        "plan", "decision", "directive", "official_letter", "resolution", "law", "decree", "circular", "joint_circular",
        "conclusion", "programme", "action_programme", "submission", "announcement", "telegram", "guidance", "report", None,
    }  # fmt: skip
    cited = {c.kind for g in golds for c in g.citations}
    assert cited >= kinds - {None, "programme"} | {"ordinance", "regulation", "order", "other"}
    assert {d.relation for g in golds for d in g.deadlines} == {"before", "by", "during", "on", "from"}
    assert {d.recurs for g in golds for d in g.deadlines} >= {
        None, "daily", "weekly", "monthly", "quarterly", "half_yearly", "yearly", "other",
    }  # fmt: skip
    assert any(not a.lead for g in golds for a in g.assignments)


def _runs(path: Path, size: int = 8) -> set[str]:
    """Every run of so many words in one clause, formulas and names of bodies left out."""
    found: set[str] = set()
    for clause in re.split(r"[.,;:!?()“”\"\[\]]|\s-\s", page_text(path).casefold()):
        words = re.findall(r"[^\W_]+", clause)
        for part in FORMULAS.sub("|", " ".join(words)).split("|"):
            kept = part.split()
            found.update(" ".join(kept[i : i + size]) for i in range(len(kept) - size + 1))
    return found


# A name is a fact, however many words it has.
_NAMES = ("của giám đốc đại học quốc gia hà nội",)


@cache
def _others() -> frozenset[str]:
    folders = ("pages", "pages/varied", "gold", "gold/dev", "gold/varied", "news/reprint", "news/report")
    found = (path for name in folders if (SHARED / name).is_dir() for path in (SHARED / name).iterdir())
    return frozenset(run for path in found if path.is_file() and path.suffix in (".html", ".md", ".txt") for run in _runs(path))


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_no_sentence_is_taken_from_elsewhere(page: Path) -> None:
    if not (SHARED / "pages").is_dir():
        pytest.skip("needs the real pages that lie beside the project")
    assert {run for run in _runs(page) & _others() if not any(run in name for name in _NAMES)} == set()


def test_the_words_of_a_page_are_found_by_the_helpers() -> None:
    text = page_text(CORPORA / "circular_tcvn3.txt")
    assert "hướng dẫn việc đánh số, sơn dấu tàu cá nhỏ" in text.casefold()
    assert "Ủy ban nhân dân tỉnh thông báo" in page_text(CORPORA / "notice_vni.txt")
    assert one_line("a –  b\n") == "a - b"
