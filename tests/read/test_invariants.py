"""Whatever comes in: a clipping, nothing lost, nothing twice, or one error that says why."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.read.coverage import check
from tests.search import searched
from vnplan.errors import UnreadableError
from vnplan.read import clip

CHEAP = searched(100)
MARKUP = st.text(alphabet="|*_#-<>[]()!`\\&; \n\t\r\f\x00\u200b\xa0aăĐ1.:/\"'", max_size=120)
TEXT = st.lists(
    st.sampled_from(
        (
            *("Kế hoạch số 58/KH-UBND ", "- Sở Nội vụ;\n", "I. MỤC ĐÍCH", "\n\n", "\n", "|\n", "| a | b |\n", "|---|---|\n", "|"),
            *(
                "**",
                "*",
                "***",
                "** **",
                "# ",
                "#\n",
                "[a](b)",
                "![c](d)",
                "<br>",
                "&nbsp;",
                "\\-",
                "__",
                "> ",
                "<!-- x -->",
                "- ",
            ),
            *("\u200b\n", "\ufeff", "a | b\n", "--|--\n", "a\\|b", "1", "STT", "\x0c", "\r\n", "Ð", "e\u0302\u0301"),
        )
    ),
    max_size=40,
).map("".join)
SOUP = st.lists(
    st.sampled_from(
        (
            *("<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "<br>", "<br/><br>", "<table>", "</table>", "<tr>", "<td>"),
            *(
                "</td>",
                "<th>",
                "</tr>",
                "<ul>",
                "<li>",
                "</ul>",
                "<pre>",
                "</pre>",
                "<h2>",
                "</h2>",
                "<nav>",
                "</nav>",
                "<script>",
            ),
            *("</script>", "<!-- ", " -->", "<td colspan=3 rowspan=x>", "<font face='.VnTime'>", "</font>", "<o:p>", "<a href='"),
            *(
                "Căn cứ ",
                "Kế hoạch\n",
                "  ",
                "\xa0",
                "C¸n cø",
                "&nbsp;",
                "&#8203;",
                "&",
                "<",
                ">",
                '"',
                "\x00",
                "<span style='",
                "1. ",
            ),
            *("<p style='white-space:pre'>", "<div hidden>", "<template>", "<body>", "</html>", "<form>", "<title>", "<caption>"),
        )
    ),
    max_size=60,
).map(lambda parts: "<html>" + "".join(parts))


@given(st.one_of(TEXT, MARKUP, st.text(max_size=200)), st.sampled_from(["text/plain", "text/markdown", None]))
@CHEAP
def test_text_is_never_refused_and_nothing_is_lost(text: str, media_type: str | None) -> None:
    clipping = clip(text, media_type=media_type)
    if clipping.source.media_type != "text/html" and not any(i.code == "decode.recoded" for i in clipping.issues):
        assert clipping.source.text == text
    check(clipping)


@given(st.one_of(SOUP, MARKUP))
@CHEAP
def test_any_page_is_read(soup: str) -> None:
    check(clip(soup, media_type="text/html"))


@given(
    st.one_of(st.binary(max_size=400), TEXT.map(lambda t: t.encode("utf-16")), SOUP.map(lambda t: t.encode("cp1258", "replace")))
)
@CHEAP
# One bar, which frames nothing; a line that begins as a grid's and is text.
@example("\x01|\x01\n--|--\n--|\t".encode("utf-16-le"))
@example("\x01\x01\n+\x01|\n--\t|".encode("utf-16-le"))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes) -> None:
    try:
        clipping = clip(data, name="page.bin")
    except UnreadableError as error:
        message = str(error)
    else:
        check(clipping)
        return
    assert message.startswith("page.bin: ")
    assert ";" in message


@pytest.mark.parametrize("text", ["", " \n\xa0\t", "\ufeff", "<html></html>", "<p></p>", "<html><script>x</script></html>"])
def test_what_holds_nothing_gives_an_issue(text: str) -> None:
    clipping = clip(text)
    visible = [block for block in clipping.blocks if clipping.source.text[block.start : block.end].strip("\ufeff \n")]
    assert not visible
    assert "source.empty" in [issue.code for issue in clipping.issues] or text == "\ufeff"
