"""A comparison as one HTML page that needs nothing else."""

from collections.abc import Iterator, Sequence
from html import escape

from vnplan.compare.model import Change, Comparison, Matched, Op
from vnplan.compare.terminal import MARKS

_TAGS: dict[Op, str] = {"same": "span", "added": "ins", "removed": "del"}
_FIELDS = {
    "kind": "Loại văn bản", "number": "Số", "date": "Ngày", "issuer": "Cơ quan ban hành", "title": "Trích yếu", "lead": "Chủ trì",
    "coordinating": "Phối hợp", "deadline": "Thời hạn", "target": "Chỉ tiêu", "citation": "Viện dẫn", "deliverable": "Sản phẩm",
    "funding": "Kinh phí", "heading": "Tiêu đề", "label": "Vị trí",
}  # fmt: skip
_STATUS = {"same": "giữ nguyên", "changed": "sửa đổi", "added": "thêm mới", "removed": "lược bỏ"}
_STYLE = """
:root{color-scheme:light dark;--add:#1a7f37;--del:#b42318;--mod:#9a6700}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
ins{color:var(--add);text-decoration:underline}del{color:var(--del)}
details{border-left:.25rem solid #8884;padding:.2rem .8rem;margin:.4rem 0}summary{cursor:pointer}
.added{border-color:var(--add)}.removed{border-color:var(--del)}.changed{border-color:var(--mod)}.moved{font-style:italic}
table{border-collapse:collapse}td,th{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}
@media print{details{break-inside:avoid}}
"""


def page(comparison: Comparison) -> str:
    """The page; all text is escaped, there are no scripts.

    >>> from vnplan.compare.model import Named
    >>> "<script>" in page(Comparison(old=Named(name="<script>"), new=Named(name="b")))
    False
    """
    title = escape(f"{comparison.old.name} → {comparison.new.name}")
    body = "\n".join(_body(comparison))
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body>\n<h1>{title}</h1>\n{body}\n</body></html>\n"
    )


def _body(comparison: Comparison) -> Iterator[str]:
    yield "<table>"
    for sign, named in (("del", comparison.old), ("ins", comparison.new)):
        cells = (named.name, named.title, named.date, named.source)
        row = "".join(f"<td><{sign}>{escape(cell or '')}</{sign}></td>" for cell in cells)
        yield f"<tr>{row}</tr>"
    yield "</table>"
    yield from _changes(comparison.header)
    for name, items in (("Mục", comparison.sections), ("Nhiệm vụ", comparison.tasks)):
        counts = ", ".join(f"{sum(item.status == status for item in items)} {_STATUS[status]}" for status in MARKS)
        yield f"<h2>{name}: {counts}</h2>"
        for item in items:
            yield from _item(item)
    if comparison.citations:
        yield "<h2>Văn bản viện dẫn</h2>"
        yield from _changes(comparison.citations)


def _item(item: Matched) -> Iterator[str]:
    places = " → ".join(dict.fromkeys(label for label in (item.old, item.new) if label))
    status = _STATUS[item.status] + (", chuyển chỗ" if item.moved else "")
    opened = " open" if item.status == "changed" else ""
    moved = " moved" if item.moved else ""
    summary = f"<b>{escape(places)}</b> {escape(item.title)} <i>({status})</i>"
    yield f'<details class="{item.status}{moved}"{opened}><summary>{summary}</summary>'
    yield from _changes(item.changes)
    if item.text:
        yield "<p>" + "".join(f"<{_TAGS[s.op]}>{escape(s.text)}</{_TAGS[s.op]}>" for s in item.text) + "</p>"
    yield "</details>"


def _changes(changes: Sequence[Change]) -> Iterator[str]:
    if changes:
        yield "<table>"
        for change in changes:
            old = f"<del>{escape(change.old)}</del>" if change.old is not None else ""
            new = f"<ins>{escape(change.new)}</ins>" if change.new is not None else ""
            yield f"<tr><th>{escape(_FIELDS.get(change.field, change.field))}</th><td>{old}</td><td>{new}</td></tr>"
        yield "</table>"
