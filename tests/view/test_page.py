"""The page as a string: nothing lost, nothing let in, bounded."""

import re
from base64 import b64encode
from collections import Counter
from datetime import date
from hashlib import sha256
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html as lxml_html

import vnplan
from tests.conftest import SHARED, corpus_pages, parsed, thirds
from tests.export import made
from tests.growth import cpu_seconds, growth
from vnplan.errors import MissingExtraError
from vnplan.model.base import Found, Span, Text
from vnplan.model.block import Division, Paragraph
from vnplan.model.citation import Citation, Reference
from vnplan.model.deadline import Deadline
from vnplan.model.document import Document
from vnplan.model.edit import Edit
from vnplan.model.leaves import leaves
from vnplan.model.part import Header, HeaderLine
from vnplan.model.source import Page, Source
from vnplan.view import html, notebook, register_notebook
from vnplan.view.command import view
from vnplan.view.labels import labels

_OUTSIDE = re.compile(r"<(?:link|img|iframe|object|embed|base)\b|\bsrc=|@import|url\(", re.IGNORECASE)


def tree(page: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(page)


def shown(page: str, without: str) -> list[str]:
    """The texts of the leaves in the page, as they are seen when ``without`` (``del`` or ``ins``) is not."""
    found = tree(page)
    for hidden in list(found.iter(without)):
        hidden.drop_tree()
    for line_break in found.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return [_flat(element.text_content()) for element in found.find_class("t")]


def _flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("path", thirds(corpus_pages()), ids=lambda p: p.stem)
def test_every_leaf_is_shown_and_every_mark_points_into_the_source(path: Path) -> None:
    document = parsed(path)
    page = html(document)
    assert not _OUTSIDE.search(page)
    whole = "".join(shown(page, "del"))
    assert Counter(whole) >= Counter(_flat("".join(leaf.text.text for leaf in leaves(document) if leaf.role == "text")))
    for text in (leaf.text.text for leaf in leaves(document) if leaf.role in ("text", "heading", "header", "recital", "cell")):
        assert _flat(text) in whole
    for element in tree(page).xpath("//*[@data-s]"):
        for pair in element.get("data-s").split(","):
            start, end = map(int, pair.split("-"))
            assert 0 <= start <= end <= len(document.source.text)


def test_marks_are_those_of_the_document() -> None:
    document = made.document()
    page = tree(html(document))
    for kind, facts in (
        ("citation", document.citations), ("deadline", document.deadlines), ("target", document.targets),
        ("money", document.amounts),
    ):  # fmt: skip
        marks = page.xpath(f"//main//*[contains(@class, 'm {kind}')]")
        assert [m.get("data-s") for m in marks] == [",".join(f"{a}-{b}" for a, b in fact.spans) for fact in facts]
    assert [m.text_content() for m in page.find_class("lead") if "m" in m.classes] == ["Công an xã"]
    (repair,) = page.xpath("//main//*[contains(@class, 'm repair')]")
    (edit,) = document.repairs
    assert repair.findtext("del") == document.source.text[edit.start : edit.end]
    assert repair.findtext("ins") == edit.new


def test_a_repair_at_the_edge_of_a_mark_is_whole() -> None:
    # "đaLuât" becomes "đa Luật", of which the citation is the second word, so that it has to begin behind; then a blank goes.
    source = "theo đaLuât Báo  chí"
    edits = (Edit(5, 11, "đa Luật", "repair.ocr"), Edit(15, 16, "", "repair.spacing"))
    leaf = Text(text="theo đa Luật Báo chí", spans=(Span(0, len(source)),))
    citation = Citation(kind="law", number=None, text="Luật Báo chí", spans=(Span(7, len(source)),))
    document = Document(
        kind="plan", source=Source(text=source), body=(Paragraph(id="p", text=leaf),), citations=(citation,), edits=edits
    )
    page = html(document)
    assert shown(page, "del") == [_flat(leaf.text)]
    assert shown(page, "ins") == [_flat(source)]
    assert [gone.text for gone in tree(page).xpath("//main//del")] == ["đaLuât", " "]
    assert [mark.text_content() for mark in tree(page).xpath("//main//cite")] == [" Báo  chí"]


def test_only_our_script_and_style_are_trusted() -> None:
    page = html(made.document())
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]+)"', page)[0])
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy
    assert not re.findall(r"<[^>]+\s(?:style|on\w+)=", re.sub(r"<(script|style).*?</\1>", "", page, flags=re.DOTALL))


def hostile() -> Document:
    evil = '</script><script>alert(1)</script><img src=x onerror="alert(2)">\u202eevil\u2066'
    text = Text(text=evil, spans=(Span(0, len(evil)),))
    place = (Span(0, len(evil)),)
    found = Found(text=evil, value=evil, spans=place)
    return Document(
        kind="plan", source=Source(text=evil, name=evil), page=Page(url="javascript:alert(3)", site=evil, title=evil),
        header=Header(lines=(HeaderLine(role="title", text=text),), title=found, number=found, date=found, issuer=found),
        body=(Division(id=f'"{evil}', label=evil, number=evil, level="roman", marker=text, heading=text),),
        citations=(
            Citation(kind=evil, number=evil, text=evil, spans=place, issuer=found, title=evil, role="basis", reference=evil),
        ),
        references=(Reference(id=evil, kind=evil, number=evil, issuer=evil, title=evil),),
        deadlines=(
            Deadline(text=evil, spans=place, anchor=evil, at=evil), Deadline(text=evil, spans=place, end=date(2024, 1, 1)),
        ),
    )  # fmt: skip


def test_a_hostile_document_shows_as_text() -> None:
    page = html(hostile())
    found = tree(page)
    assert len(found.xpath("//script")) == 3
    assert not found.xpath("//img")
    assert not [a for a in found.xpath("//@href") if not a.startswith("#")]
    assert not [name for element in found.iter() for name in element.attrib if name.startswith("on")]
    assert "\u202e" not in page.split('id="source"')[0]
    assert "⟨U+202E⟩" in found.find_class("head")[0].text_content()
    assert "javascript:alert(3)" in found.find_class("about")[0].text_content()


def test_an_empty_document_has_a_page() -> None:
    page = html(Document(source=Source(text="")))
    for key in ("no_document", "no_tasks", "no_deadlines", "no_citations", "no_repairs"):
        assert labels()[key][0] in page


def large(lines: int) -> Document:
    """So many paragraphs, each citing a document of its own and setting a deadline."""
    line = "Thực hiện Nghị định số {0}/2020/NĐ-CP trước ngày 10/6/2024, rà soát các mốc kè trên địa bàn xã và báo cáo kết quả.\n"
    rows = [line.format(n) for n in range(lines)]
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row))
    spans = [Span(a, b - 1) for a, b in pairwise(starts)]
    cited = [Span(s.start + 10, s.start + 10 + len(f"Nghị định số {n}/2020/NĐ-CP")) for n, s in enumerate(spans)]
    return Document(
        kind="plan", source=Source(text="".join(rows)),
        body=tuple(Paragraph(id=f"p{n}", text=Text(text=rows[n][:-1], spans=(spans[n],))) for n in range(lines)),
        citations=tuple(
            Citation(kind="decree", number=f"{n}/2020/NĐ-CP", text="", spans=(cited[n],), reference=f"r{n}") for n in range(lines)
        ),
        references=tuple(Reference(id=f"r{n}", kind="decree", number=f"{n}/2020/NĐ-CP") for n in range(lines)),
        deadlines=tuple(
            Deadline(text="trước ngày 10/6/2024", spans=(Span(s.end - 70, s.end - 50),), end="2024-06-10") for s in spans
        ),
    )  # fmt: skip


@pytest.mark.slow
def test_two_megabytes_with_many_citations_are_written_in_time_and_drawings_stay_small() -> None:
    assert growth(html, 2_250, 18_000, below=2, made=large) < 2
    document = large(18_000)
    assert len(document.source.text) > 2_000_000
    found = tree(html(document))
    assert len(found.xpath("//main//cite")) == 18_000
    assert len(found.xpath("//*[@class='graph']//*[@class='hit']")) == 80
    assert not found.xpath("//*[@class='line']//*[@class='hit']")
    assert len(found.xpath("//main//*[contains(@class, 'v ')]")) == 450


def test_the_first_gold_document_is_small_and_fast(shared: Path) -> None:
    document = parsed(shared / "gold" / "kh58.txt")
    page = html(document)
    assert len(page.encode()) < 150_000
    assert cpu_seconds(lambda: html(document)) < cpu_seconds(lambda: vnplan.parse(shared / "gold" / "kh58.txt"))
    assert page.count('class="m citation"') == len(document.citations)
    assert page.count('class="m deadline"') == len(document.deadlines)
    assert len(re.findall(r'class="m repair[^"]*" tabindex', page)) == len(document.repairs)


@pytest.mark.parametrize("path", sorted((SHARED / "gold" / "dev").glob("*.md")) if SHARED.is_dir() else [], ids=lambda p: p.stem)
def test_repairs_can_be_taken_back(path: Path) -> None:
    document = parsed(path)
    page = html(document)
    before, after = Counter("".join(shown(page, "ins"))), Counter("".join(shown(page, "del")))
    inside = [range(leaf.text.spans[0].start, leaf.text.spans[-1].end + 1) for leaf in leaves(document) if leaf.text.spans]
    for edit in document.repairs:
        if not any(edit.start in leaf and edit.end in leaf for leaf in inside):
            continue  # of the page around the document
        before -= Counter(_flat(document.source.text[edit.start : edit.end]))
        after -= Counter(_flat(edit.new))
    assert before == after


def test_words_are_there_in_both_languages() -> None:
    page = tree(html(made.document()))
    used = {key for name in ("data-l", "data-lt", "data-lp") for key in page.xpath(f"//@{name}")}
    assert len(used) > 40
    assert used <= labels().keys()
    assert all(vietnamese.strip() and english.strip() for vietnamese, english in labels().values())


def test_no_word_is_left_over() -> None:
    folder = Path(vnplan.__file__).parent
    files = [p for part in ("view", "report") for p in (folder / part).iterdir() if p.suffix in (".py", ".jinja", ".js")]
    text = "".join(p.read_text("utf-8") for p in files)
    composed = ("mark.", "role.", "relation.", "recurs.", "key.", "report.")
    # The script and the template build these; "unresolved" stands among the keys of a mark.
    assert {key for key in labels() if not key.startswith(composed) and f'"{key}"' not in text} <= {"unresolved"}


def test_a_notebook_shows_the_page_in_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    from IPython.core.interactiveshell import InteractiveShell

    monkeypatch.delenv("VIRTUAL_ENV", raising=False)  # of another environment than the one the tests run in, IPython warns

    with pytest.raises(MissingExtraError, match="no notebook is running"):
        register_notebook()
    document = made.document()
    shell = InteractiveShell.instance()
    try:
        register_notebook()
        assert shell.display_formatter is not None
        data, _ = shell.display_formatter.format(document)
    finally:
        InteractiveShell.clear_instance()
    assert data["text/html"] == notebook(document)
    assert tree(data["text/html"]).xpath("//iframe/@srcdoc") == [html(document)]


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    page, out = tmp_path / "plan.txt", tmp_path / "page.html"
    page.write_text("KẾ HOẠCH\nGiảm nghèo\n\nI. MỤC ĐÍCH\n\nNâng cao đời sống.", "utf-8")
    assert CliRunner().invoke(view, [str(page), "-o", str(out)]).exit_code == 0
    assert "Nâng cao đời sống." in out.read_text("utf-8")
    result = CliRunner().invoke(view, [str(page)])
    assert result.stdout_bytes == out.read_bytes()
    result = CliRunner().invoke(view, [str(page), "-o", str(tmp_path / "no" / "page.html")])
    assert result.exit_code == 1
    assert "cannot be written" in result.output
