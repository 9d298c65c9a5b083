"""Synthetic pages with their gold facts: documents by grammar, site chrome, reprints, OCR noise, old encodings, breakage.

Page ``i`` of seed ``S`` is always the same, whatever was written before it. Gold facts are those of ``vnplan dump --format
facts``: ``document``, ``outline``, ``citations``, ``deadlines``, ``assignments``, ``repairs``.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from random import Random
from typing import Any, Literal

from vnplan.batch.synth_damage import legacy, noisy, spoil
from vnplan.batch.synth_page import Line, render

Breakage = Literal["none", "ocr", "legacy", "broken"]
_ROMAN = ("I", "II", "III", "IV")
_REPRINTS = 0.15
_BREAKAGE: tuple[tuple[float, Breakage], ...] = ((0.02, "broken"), (0.05, "legacy"), (0.20, "ocr"))


@dataclass(frozen=True, slots=True)
class SynthPage:
    """A page: its file name, its bytes, address and day, and what a careful reader finds in it (``None`` if it is broken)."""

    name: str
    content: bytes
    url: str
    date: str
    gold: dict[str, Any] | None
    about: dict[str, Any]


@dataclass(slots=True)
class _Draft:
    """A document being written: its lines, and the facts that go with them."""

    lines: list[Line] = field(default_factory=list)
    outline: list[dict[str, Any]] = field(default_factory=list)
    citations: list[dict[str, Any]] = field(default_factory=list)
    deadlines: list[dict[str, Any]] = field(default_factory=list)
    assignments: list[dict[str, Any]] = field(default_factory=list)

    def say(self, role: Any, text: str) -> None:  # noqa: ANN401 - a role of Line
        self.lines.append(Line(role, text))

    def node(self, label: str, heading: str | None) -> dict[str, Any]:
        self.outline.append({"label": label, "heading": heading, "bullets": 0})
        return self.outline[-1]


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((resources.files("vnplan.batch") / "synth.toml").read_text("utf-8"))


def pages(count: int, seed: int = 0) -> Iterator[SynthPage]:
    """So many pages of a seed.

    >>> [page.name for page in pages(2)]
    ['page-000000.txt', 'page-000001.txt']
    """
    return (page(index, seed) for index in range(count))


def page(index: int, seed: int = 0) -> SynthPage:
    """One page of a seed."""
    rng = Random(f"{seed}/{index}")  # noqa: S311 - pages, not secrets
    original = rng.randrange(max(index - 500, 0), index) if index and rng.random() < _REPRINTS else index
    subject = Random(f"{seed}/{original}/document")  # noqa: S311 - the same
    draft, document = _document(subject)
    roll = rng.random()
    breakage: Breakage = next((kind for limit, kind in _BREAKAGE if roll < limit), "none")
    lines, repairs = noisy(draft.lines, rng) if breakage == "ocr" else (draft.lines, [])
    form: Literal["html", "md", "txt"] = "txt" if breakage == "legacy" else rng.choice(("html", "html", "md", "txt"))
    text = render(lines, form, rng, _words()["chrome"], document["title"])
    encoding = "utf-8"
    content = text.encode()
    if breakage == "legacy":
        encoding, content = legacy(text, rng)
    elif breakage == "broken":
        content = spoil(content, rng)
    name = f"page-{index:06d}.{form}"
    gold = None if breakage == "broken" else _gold(name, document, draft, repairs)
    about = {"reprint_of": original if original != index else None, "breakage": breakage, "encoding": encoding}
    return SynthPage(name, content, f"https://news.example/{index}", document["date"], gold, about)


def _gold(name: str, document: dict[str, Any], draft: _Draft, repairs: list[list[str]]) -> dict[str, Any]:
    facts = {key: getattr(draft, key) for key in ("outline", "citations", "deadlines", "assignments")}
    return {"source": name, "document": document, **facts, "repairs": repairs}


def _document(rng: Random) -> tuple[_Draft, dict[str, Any]]:
    """A plan of a province's committee."""
    words = _words()
    province, topic = rng.choice(words["provinces"]), rng.choice(words["topic"])
    year, month, day = rng.randrange(2012, 2025), rng.randrange(1, 5), rng.randrange(1, 29)
    number = f"{rng.randrange(10, 400)}/KH-UBND"
    issuer = f"UBND tỉnh {province}"
    draft = _Draft()
    title = f"{topic['name'][0].upper()}{topic['name'][1:]} năm {year}"
    draft.say("issuer", f"UBND TỈNH {province.upper()}")
    draft.say("motto", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    draft.say("motto", "Độc lập - Tự do - Hạnh phúc")
    draft.say("number", f"Số: {number}")
    draft.say("date", f"{province}, ngày {day:02d} tháng {month:02d} năm {year}")
    draft.say("title", "KẾ HOẠCH")
    draft.say("title", title)
    _basis(draft, rng, year)
    draft.say("text", f"{issuer} xây dựng Kế hoạch {topic['name']} năm {year} như sau:")
    _aims(draft, rng, topic["name"])
    _contents(draft, rng, topic["name"], year)
    _money(draft)
    _tasks(draft, rng, year)
    draft.say("text", words["sentences"]["closing"].format(topic=topic["name"], year=year))
    draft.say("signature", "TM. ỦY BAN NHÂN DÂN")
    draft.say("signature", "CHỦ TỊCH")
    draft.say("signature", rng.choice(words["chrome"]["names"]))
    date = f"{year}-{month:02d}-{day:02d}"
    return draft, {"kind": "plan", "number": number, "date": date, "issuer": issuer.upper(), "title": title}


def _basis(draft: _Draft, rng: Random, year: int) -> None:
    for cited in rng.sample(_words()["cited"], rng.randrange(2, 4)):
        # A few documents are cited by nearly everybody, most by few.
        common = rng.random() < 0.5
        source = Random(f"{cited['number']}/{rng.randrange(3)}") if common else rng  # noqa: S311 - numbers, not secrets
        when = (2009 if common else year - 1, source.randrange(1, 13), source.randrange(1, 29))
        number = cited["number"].format(n=source.randrange(10, 2000), y=when[0])
        draft.say("text", f"Căn cứ {cited['word']} số {number} ngày {when[2]:02d}/{when[1]:02d}/{when[0]} của {cited['issuer']};")
        date = f"{when[0]}-{when[1]:02d}-{when[2]:02d}"
        draft.citations.append({"kind": cited["kind"], "number": number, "date": date, "issuer": cited["issuer"], "at": "basis"})


def _aims(draft: _Draft, rng: Random, topic: str) -> None:
    draft.say("heading", "I. MỤC ĐÍCH, YÊU CẦU")
    node = draft.node("I", "MỤC ĐÍCH, YÊU CẦU")
    for sentence in rng.sample(_words()["sentences"]["aims"], 3):
        draft.say("bullet", sentence.format(topic=topic))
        node["bullets"] += 1


def _contents(draft: _Draft, rng: Random, topic: str, year: int) -> None:
    sentences = _words()["sentences"]
    draft.say("heading", "II. NỘI DUNG")
    draft.node("II", "NỘI DUNG")
    for place, heading in enumerate(rng.sample(sentences["headings"], rng.randrange(3, 6)), 1):
        draft.say("subheading", f"{place}. {heading}")
        node = draft.node(f"II.{place}", heading)
        for measure in rng.sample(sentences["measures"], rng.randrange(2, 4)):
            draft.say("bullet", measure.format(topic=topic))
            node["bullets"] += 1
        if rng.random() < 0.6:
            deadline = _deadline(rng, year, f"II.{place}")
            draft.deadlines.append(deadline)
            draft.say("bullet", rng.choice(sentences["dated"]).format(deadline=deadline["text"]))
            node["bullets"] += 1


def _money(draft: _Draft) -> None:
    draft.say("heading", "III. KINH PHÍ")
    draft.node("III", "KINH PHÍ")
    draft.say("text", _words()["sentences"]["money"])


def _tasks(draft: _Draft, rng: Random, year: int) -> None:
    words = _words()
    draft.say("heading", "IV. TỔ CHỨC THỰC HIỆN")
    draft.node("IV", "TỔ CHỨC THỰC HIỆN")
    names = [row["name"] for row in words["department"]]
    for place in range(1, rng.randrange(4, 7)):
        lead, *others = rng.sample(names, rng.randrange(2, 4))
        label = f"IV.{place}"
        deadline = _deadline(rng, year, label)
        form = rng.choice(words["sentences"]["tasks"])
        said = form.format(lead=lead, coordinating=", ".join(others), deadline=deadline["text"])
        draft.say("item", f"{place}. {said}")
        draft.node(label, None)
        draft.deadlines.append(deadline)
        coordinating = others if "{coordinating}" in form else []
        draft.assignments.append({"at": label, "lead": [lead], "coordinating": coordinating})


def _deadline(rng: Random, year: int, at: str) -> dict[str, Any]:
    """A deadline and what it means; months lie after the issue date, so that no year has to be guessed."""
    day, month, quarter = rng.randrange(1, 29), rng.randrange(6, 13), rng.randrange(2, 5)
    full, last = f"{year}-{month:02d}-{day:02d}", _last_day(month)
    forms: tuple[tuple[str, str | None, str | None, str, str | None], ...] = (
        (f"trước ngày {day:02d}/{month}/{year}", None, full, "before", None),
        (f"chậm nhất ngày {day:02d}/{month}/{year}", None, full, "by", None),
        (f"trong tháng {month}/{year}", f"{year}-{month:02d}-01", f"{year}-{month:02d}-{last}", "during", None),
        (f"trong quý {_ROMAN[quarter - 1]}/{year}", f"{year}-{quarter * 3 - 2:02d}-01",
         f"{year}-{quarter * 3:02d}-{_last_day(quarter * 3)}", "during", None),
        ("hằng quý", None, None, "during", "quarterly"),
    )  # fmt: skip
    text, start, end, relation, recurs = rng.choice(forms)
    return {"text": text, "start": start, "end": end, "relation": relation, "recurs": recurs, "at": at}


def _last_day(month: int) -> int:
    return 30 if month in (6, 9, 11) else 31
