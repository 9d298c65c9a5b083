"""An archive on one page: what is due, what is cited, how worn the text is, what was printed again (``vnplan[batch,view]``)."""

from typing import Any

from vnplan.report import figures
from vnplan.report.graph import Network, drawing
from vnplan.view.assets import render


def html(name: str, db: Any, found: Network) -> str:  # noqa: ANN401 - duckdb has loose types
    """The report: one HTML file that needs nothing else.

    ``name`` is what the archive is called, ``db`` a connection as ``vnplan.report.read.tables`` gives it, ``found`` its
    citations as ``vnplan.report.graph.network`` gives them.

    Raises:
        MissingExtraError: jinja2 is not installed.
    """
    due = figures.due(db)
    values = {
        "name": name, "counts": figures.counts(db), "deadlines": figures.deadlines(db), "due": due, "cited": figures.cited(db),
        "quality": figures.quality(db), "reprints": figures.reprints(db), "drawing": drawing(found),
    }  # fmt: skip
    return render("report/report.html.jinja", "report/report.css", "report/report.js", values)
