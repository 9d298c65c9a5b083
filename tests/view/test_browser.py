"""The page in a browser: it opens without complaint, and what can be clicked and typed does what it says."""

import base64
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import corpus_pages, parsed
from tests.export import made
from tests.view.conftest import Opened
from tests.view.test_page import hostile, large
from vnplan.model.base import Span, Text
from vnplan.model.block import Paragraph
from vnplan.model.citation import Citation
from vnplan.model.document import Document
from vnplan.model.source import Source
from vnplan.view import html, notebook

if TYPE_CHECKING:
    from selenium.webdriver import Chrome


def js(browser: "Chrome", script: str) -> Any:  # noqa: ANN401 - whatever the script returns
    return browser.execute_script(f"return {script}")


def press(browser: "Chrome", keys: str) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(browser).send_keys(keys).perform()


def soon(browser: "Chrome", script: str) -> None:
    from selenium.webdriver.support.wait import WebDriverWait

    WebDriverWait(browser, 5, poll_frequency=0.05).until(lambda b: js(b, script))


@pytest.mark.parametrize("name", ["plan_ocr", "plan_annexes", "decision_regulation", "no_document"])
def test_pages_open_without_errors(opened: Opened, name: str) -> None:
    (path,) = (p for p in corpus_pages() if p.stem == name)
    browser = opened(html(parsed(path)))
    assert js(browser, "document.querySelector('#text').innerText.trim().length > 100 || !document.querySelector('article .t')")


def test_the_switch_shows_what_was_scanned(opened: Opened) -> None:
    browser = opened(html(made.document()))
    text = "document.querySelector('article').innerText"
    assert "phối hợp" in js(browser, text)
    browser.find_element("css selector", "[data-mode=scanned]").click()
    assert "phổi hợp" in js(browser, text)
    assert "phối hợp" not in js(browser, text)
    browser.find_element("css selector", "[data-mode=both]").click()
    assert "ổ" in js(browser, "document.querySelector('.m.repair del').innerText")
    press(browser, "r")
    assert js(browser, "document.documentElement.dataset.text") == "repaired"


def test_search_counts_and_steps(opened: Opened) -> None:
    browser = opened(html(made.document()))
    press(browser, "/")
    assert js(browser, "document.activeElement.matches('#find input')")
    press(browser, "nghi dinh")
    count = "document.querySelector('#find output').value"
    soon(browser, f"{count} === '1/2'")
    assert js(browser, "[...CSS.highlights.get('found')].map(String).join()") == "Nghị định,Nghị định"
    js(browser, "document.activeElement.blur()")
    press(browser, "n")
    assert js(browser, count) == "2/2"
    press(browser, "p")
    assert js(browser, count) == "1/2"
    box = browser.find_element("css selector", "#find input")
    box.clear()
    box.send_keys("phối")  # what is not shown is not found
    soon(browser, f"{count} === '1/1'")
    browser.find_element("css selector", "[data-mode=scanned]").click()
    assert js(browser, count) == "Không thấy"


def test_every_mark_leads_to_its_source(opened: Opened) -> None:
    document = made.document()
    browser = opened(html(document))
    marks = browser.find_elements("css selector", "#text .m[data-s]")
    assert len(marks) >= 7
    for mark in marks:
        browser.execute_script("arguments[0].click()", mark)
        start, end = map(int, str(mark.get_attribute("data-s")).split("-"))
        assert js(browser, "document.querySelector('#panel pre mark').textContent") == document.source.text[start:end]
        assert js(browser, "location.hash") == f"#s={start}-{end}"
    browser.refresh()
    assert js(browser, "!document.querySelector('#panel').hidden")
    press(browser, "\ue00c")  # Escape
    assert js(browser, "document.querySelector('#panel').hidden")


def test_offsets_count_code_points(opened: Opened) -> None:
    source = "𠀀𠀀 Luật Báo chí 𠀀"
    law = Citation(kind="law", number=None, text="Luật Báo chí", spans=(Span(3, 15),))
    body = (Paragraph(id="p", text=Text(text=source, spans=(Span(0, len(source)),))),)
    browser = opened(html(Document(source=Source(text=source), body=body, citations=(law,))))
    browser.execute_script("document.querySelector('#text .m.citation').click()")
    assert js(browser, "document.querySelector('#panel pre mark').textContent") == "Luật Báo chí"


def test_tasks_drawings_and_outline_lead_into_the_text(opened: Opened) -> None:
    browser = opened(html(made.document()))
    for key, query in (("1", ".card [data-s]"), ("2", "svg.line .hit"), ("3", "svg.graph .hit")):
        press(browser, key)
        assert js(browser, f"document.querySelector('{query}').getClientRects().length > 0")
        browser.execute_script(f"document.querySelector('{query}').dispatchEvent(new MouseEvent('click', {{bubbles: true}}))")
        assert js(browser, "document.querySelector('#panel pre mark').textContent.length > 0")
    field = browser.find_element("css selector", ".filter input[type=search]")
    press(browser, "1")
    field.send_keys("xa doi")
    assert js(browser, "document.querySelectorAll('.card:not(.gone-by)').length") == 1
    field.send_keys(" khac")
    assert js(browser, "document.querySelectorAll('.card:not(.gone-by)').length") == 0
    browser.find_element("link text", "II PHÂN CÔNG").click()
    assert js(browser, "decodeURIComponent(location.hash)") == "#n.II"


def test_language_and_theme(opened: Opened) -> None:
    browser = opened(html(made.document()))
    colour = "getComputedStyle(document.body).backgroundColor"
    light = js(browser, colour)
    press(browser, "d")
    assert js(browser, colour) != light
    assert js(browser, "document.querySelector('#t-tasks span').textContent") == "Nhiệm vụ"
    press(browser, "l")
    assert js(browser, "document.querySelector('#t-tasks span').textContent") == "Tasks"
    assert js(browser, "document.documentElement.lang") == "en"
    assert js(browser, "document.querySelector('article').lang") == "vi"
    browser.refresh()
    assert js(browser, "document.documentElement.lang") == "en"


def test_marks_are_told_to_those_who_point_and_those_who_type(opened: Opened) -> None:
    browser = opened(html(made.document()))
    press(browser, ".")
    tip = js(browser, "document.querySelector('#tip').textContent")
    assert "Viện dẫn · Căn cứ" in tip
    assert "Nghị định 30/2020/NĐ-CP" in tip
    press(browser, "\ue007")  # Enter
    assert js(browser, "!document.querySelector('#panel').hidden")


def test_the_printed_page_has_everything_but_the_controls(opened: Opened) -> None:
    browser = opened(html(made.document()))
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        seen = "getComputedStyle(document.querySelector('{}')).display"
        for query in ("#bar", "#outline", "#legend", ".tabs"):
            assert js(browser, seen.format(query)) == "none"
        for query in ("article", "#p-tasks", "#p-deadlines", "#p-citations"):
            assert js(browser, seen.format(query)) == "block"
        assert base64.b64decode(browser.print_page()).startswith(b"%PDF")
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_hostile_page_does_nothing(opened: Opened) -> None:
    browser = opened(html(hostile()))
    assert "<script>alert(1)</script>" in js(browser, "document.querySelector('article').innerText")
    browser.execute_script("document.querySelector('#text .m').click()")
    assert "⟨U+202E⟩" in js(browser, "document.querySelector('#panel pre').textContent")
    assert js(browser, "document.images.length") == 0


def test_two_megabytes_paint_within_a_second(opened: Opened) -> None:
    browser = opened(html(large(18_000)))
    painted = js(browser, "performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert painted < 1000
    browser.find_element("css selector", "#find input").send_keys("nghi dinh so 17999")
    soon(browser, "document.querySelector('#find output').value === '1/1'")


def test_the_frame_of_a_notebook_works(opened: Opened) -> None:
    browser = opened(f"<!DOCTYPE html><meta charset=utf-8>{notebook(made.document())}")
    browser.switch_to.frame(0)
    browser.find_element("css selector", "[data-mode=scanned]").click()
    assert "phổi hợp" in js(browser, "document.querySelector('article').innerText")
    browser.switch_to.default_content()
