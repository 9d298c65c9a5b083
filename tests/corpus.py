"""The corpus for its tests: gold files with a strict schema, pages as plain text, without any help of the parser."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from lxml import html
from pydantic import BaseModel, ConfigDict, model_validator

from tests.legacy_letters import from_tcvn3, from_vni

CORPORA = Path(__file__).parent.parent / "corpora"
GOLD = sorted(CORPORA.glob("*.gold.json"))
LEGACY = {"circular_tcvn3.txt": from_tcvn3, "notice_vni.txt": from_vni}

Kind = Literal[
    "plan", "decision", "directive", "official_letter", "resolution", "circular", "joint_circular", "decree", "law",
    "ordinance", "submission", "announcement", "conclusion", "programme", "action_programme", "report", "guidance",
    "scheme", "project", "telegram", "regulation", "rules", "consolidated", "constitution", "order", "other",
]  # fmt: skip
Relation = Literal["before", "by", "during", "from", "on"]
Recurs = Literal["daily", "weekly", "monthly", "quarterly", "half_yearly", "yearly", "other"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=False, frozen=True)


class Header(_Strict):
    kind: Kind | None
    number: str | None
    date: date | None
    issuer: str | None
    title: str | None


class Node(_Strict):
    label: str
    heading: str | None
    bullets: int


class Citation(_Strict):
    kind: Kind
    number: str
    date: date | None
    issuer: str | None
    at: str | None


class Deadline(_Strict):
    text: str
    start: date | None
    end: date | None
    relation: Relation
    recurs: Recurs | None
    at: str | None

    @model_validator(mode="after")
    def _in_order(self) -> "Deadline":
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"{self.text}: starts after its end")
        return self


class Assignment(_Strict):
    at: str | None
    lead: list[str]
    coordinating: list[str]


class Gold(_Strict):
    source: str
    document: Header
    outline: list[Node]
    citations: list[Citation]
    deadlines: list[Deadline]
    assignments: list[Assignment]
    repairs: list[tuple[str, str]]


def load(path: Path) -> Gold:
    """A gold file; an unknown or a missing field is an error."""
    return Gold.model_validate_json(path.read_text("utf-8"))


def page_text(path: Path) -> str:
    """The visible text of a page: NFC, one line, plain hyphens, Đ for Ð; tags and Markdown emphasis gone."""
    text = unicodedata.normalize("NFC", _decoded(path))
    if path.suffix == ".html":
        text = _visible(text)
    if path.suffix == ".md":
        text = re.sub(r"[*|#]+", " ", text)
    return one_line(text)


def one_line(text: str) -> str:
    """White space, dashes and Đ made one."""
    return " ".join(re.sub(r"[‐‑–—]", "-", text.replace("\u00ad", "").replace("Ð", "Đ")).split())


def repaired(path: Path, gold: Gold) -> str:
    """The text of the page with the repairs of its gold made."""
    text = page_text(path)
    for wrong, right in gold.repairs:
        text = text.replace(one_line(wrong), right)
    return text


def squeezed(text: str) -> str:
    """Without case and white space: a number or a heading is the same however it was wrapped."""
    return re.sub(r"\s+", "", one_line(text)).casefold()


def in_order(text: str, parts: list[str]) -> Iterator[tuple[str, bool]]:
    """Each part, and whether it stands in the text after the part before it."""
    whole, at = squeezed(text), 0
    for part in parts:
        found = whole.find(squeezed(part), at)
        yield part, found >= 0
        at = found + 1 if found >= 0 else at


def _decoded(path: Path) -> str:
    page = path.read_bytes()
    if path.name in LEGACY:
        return LEGACY[path.name](page)
    if page.startswith((b"\xff\xfe", b"\xfe\xff")):
        return page.decode("utf-16")
    declared = re.search(rb"charset=[\"']?([\w-]+)", page)
    return page.decode(declared[1].decode("ascii") if declared else "utf-8")


def _visible(page: str) -> str:
    spaced = re.sub(r"<(/?(?:br|p|div|td|th|tr|li|h\d|span)\b)", r" <\1", page, flags=re.IGNORECASE)
    tree = html.document_fromstring(spaced.encode(), parser=html.HTMLParser(encoding="utf-8"))
    for hidden in list(tree.iter("script", "style")):
        hidden.drop_tree()
    return str(tree.text_content())
