"""The paragraphs before the body: legal bases, proposals, statements, enacting words."""

from collections.abc import Sequence

from vnplan.model.ids import Ids, leaf
from vnplan.model.line import Mark, MarkedLine
from vnplan.model.part import Recital

_DASHES = "-–—+*• \t"
_ENACTING = ("QUYẾT ĐỊNH", "QUYẾT NGHỊ", "CHỈ THỊ")


def build_preamble(group: Sequence[MarkedLine], ids: Ids) -> tuple[Recital, ...]:
    """The recitals of a part from its marked lines."""
    out: list[Recital] = []
    for marked in group:
        if marked.mark not in (Mark.RECITAL, Mark.ENACTING):
            continue
        text = leaf(marked.line.text)
        if text:
            role = "enacting" if marked.mark is Mark.ENACTING else recital_role(text.text)
            out.append(Recital.made(id=ids.take(f"basis.{len(out) + 1}"), role=role, text=text))
    return tuple(out)


def recital_role(text: str) -> str:
    """What a recital does, by how it begins, behind a dash, and how it ends.

    >>> recital_role("- Căn cứ Luật Đất đai;"), recital_role("UBND tỉnh ban hành Kế hoạch với các nội dung sau:")
    ('basis', 'enacting')
    """
    text = text.lstrip(_DASHES)
    if text.startswith(("Xét", "Theo đề nghị")):
        return "proposal"
    if text.rstrip().endswith(("sau:", "dung:", "yêu cầu:", "nghị:", "đây:")) and not text.startswith("Căn cứ"):
        return "enacting"
    if text.strip(" .:") in _ENACTING:
        return "enacting"
    return "basis" if text.startswith(("Căn cứ", "Thực hiện", "Triển khai", "Thi hành", "Theo", "Trên cơ sở")) else "statement"
