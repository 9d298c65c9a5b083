"""A document as a page that people look at: one HTML file that needs nothing else (extra ``view``)."""

from html import escape

from vnplan.errors import MissingExtraError
from vnplan.export._names import document_name
from vnplan.model.document import Document
from vnplan.view.assets import data, render
from vnplan.view.body import Body
from vnplan.view.graph import graph
from vnplan.view.outline import groups, outline
from vnplan.view.places import Places
from vnplan.view.timeline import timeline, undated

# Longer sources are laid out piece by piece as they come into sight, in code points.
_LONG = 150_000
_LISTED = 2_000
_FRAME = 720


def html(document: Document) -> str:
    r"""The page: text with its facts marked, outline, tasks by body, deadlines, cited documents, repairs.

    The file is whole: no other file is loaded, scripts and styles are named by their hashes in its Content-Security-Policy,
    all text of the document is escaped. Each mark carries its ranges of ``document.source.text`` in ``data-s``.

    Raises:
        MissingExtraError: jinja2 is not installed.

    >>> from vnplan.pipeline import parse
    >>> page = html(parse("KẾ HOẠCH\nGiảm nghèo\n\nI. MỤC ĐÍCH\n\n<script>alert(1)</script>"))
    >>> "&lt;script&gt;alert" in page, "<script>alert" in page
    (True, False)
    """
    places = Places(document)
    body = Body(document, places)
    articles, chrome = body.articles(), body.chrome()
    repairs = [(document.source.text[edit.start : edit.end], edit) for edit in document.repairs[:_LISTED]]
    values = {
        "document": document, "name": document_name(document), "long": len(document.source.text) > _LONG,
        "articles": articles, "chrome": chrome, "outline": outline(document, places),
        "counts": body.inline.counts, "groups": groups(document, places), "timeline": timeline(document),
        "undated": undated(document, places), "graph": graph(document), "repairs": repairs,
        "issues": document.issues[:_LISTED], "source": data(document.source.text),
    }  # fmt: skip
    return render("view/page.html.jinja", "view/page.css", "view/page.js", values)


def notebook(document: Document) -> str:
    """The page in a frame, as a notebook shows it: the page can do nothing to the notebook around it.

    >>> from vnplan.model.source import Source
    >>> notebook(Document(source=Source(text=""))).startswith('<iframe sandbox="allow-scripts"')
    True
    """
    page = escape(html(document))
    return f'<iframe sandbox="allow-scripts" width="100%" height="{_FRAME}" style="border:0" srcdoc="{page}"></iframe>'


def register_notebook() -> None:
    """Let the running notebook show documents as pages.

    Raises:
        MissingExtraError: this is no notebook, so there is nobody to tell.
    """
    try:
        from IPython.core.getipython import get_ipython
    except ImportError as error:
        raise MissingExtraError("showing pages in a notebook needs IPython: pip install ipython") from error
    shell = get_ipython()
    if shell is None or shell.display_formatter is None:
        raise MissingExtraError("no notebook is running; use vnplan.view.html(document) and write the page to a file")
    shell.display_formatter.formatters["text/html"].for_type(Document, notebook)
