"""Synthetic documents by grammar, with the facts that a careful reader finds in them."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from random import Random
from typing import Any

from vnplan.batch.synth_page import Line

_ROMAN = ("I", "II", "III", "IV")
_KINDS = (("plan", "KH", "KẾ HOẠCH"), ("decision", "QĐ", "QUYẾT ĐỊNH"), ("directive", "CT", "CHỈ THỊ"))
_WEIGHTS = (6, 2, 2)


@dataclass(slots=True)
class Draft:
    """A document being written: its lines, and the facts that go with them."""

    lines: list[Line] = field(default_factory=list)
    outline: list[dict[str, Any]] = field(default_factory=list)
    citations: list[dict[str, Any]] = field(default_factory=list)
    deadlines: list[dict[str, Any]] = field(default_factory=list)
    assignments: list[dict[str, Any]] = field(default_factory=list)

    def say(self, role: Any, text: str) -> None:  # noqa: ANN401 - a role of Line
        """Add a line."""
        self.lines.append(Line(role, text))

    def node(self, label: str, heading: str | None) -> dict[str, Any]:
        """Add a node of the outline."""
        self.outline.append({"label": label, "heading": heading, "bullets": 0})
        return self.outline[-1]


@cache
def words() -> dict[str, Any]:
    """The vocabulary."""
    return tomllib.loads((resources.files("vnplan.batch") / "synth.toml").read_text("utf-8"))


def write_document(rng: Random) -> tuple[Draft, dict[str, Any]]:
    """A plan, a decision or a directive of a province's committee, and what its header says."""
    vocabulary = words()
    kind, code, name = rng.choices(_KINDS, _WEIGHTS)[0]
    province, topic = rng.choice(vocabulary["provinces"]), rng.choice(vocabulary["topic"])["name"]
    year, month, day = rng.randrange(2012, 2025), rng.randrange(1, 5), rng.randrange(1, 29)
    number, issuer = f"{rng.randrange(10, 400)}/{code}-UBND", f"UBND TỈNH {province.upper()}"
    title = f"{topic[0].upper()}{topic[1:]} năm {year}" if kind == "plan" else f"Về việc tăng cường công tác {topic}"
    draft = Draft()
    draft.say("issuer", issuer)
    draft.say("motto", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    draft.say("motto", "Độc lập - Tự do - Hạnh phúc")
    draft.say("number", f"Số: {number}")
    draft.say("date", f"{province}, ngày {day:02d} tháng {month:02d} năm {year}")
    draft.say("title", name)
    draft.say("title", title)
    body = {"plan": _plan, "decision": _decision, "directive": _directive}[kind]
    body(draft, rng, topic, f"UBND tỉnh {province}", year)
    draft.say("signature", "TM. ỦY BAN NHÂN DÂN")
    draft.say("signature", "CHỦ TỊCH")
    draft.say("signature", rng.choice(vocabulary["chrome"]["names"]))
    date = f"{year}-{month:02d}-{day:02d}"
    return draft, {"kind": kind, "number": number, "date": date, "issuer": issuer, "title": title}


def _plan(draft: Draft, rng: Random, topic: str, issuer: str, year: int) -> None:
    _basis(draft, rng, year)
    draft.say("text", f"{issuer} xây dựng Kế hoạch {topic} năm {year} như sau:")
    _aims(draft, rng, topic)
    _contents(draft, rng, topic, year)
    _money(draft)
    _tasks(draft, rng, year, "IV.", "{}. ")
    draft.say("text", words()["sentences"]["closing"].format(topic=topic, year=year))


def _decision(draft: Draft, rng: Random, topic: str, issuer: str, year: int) -> None:
    _basis(draft, rng, year)
    draft.say("title", "QUYẾT ĐỊNH:")
    _tasks(draft, rng, year, "", "Điều {}. ")
    label = f"Điều {len(draft.outline) + 1}"
    draft.say("item", f"{label}. Quyết định này có hiệu lực kể từ ngày ký./.")
    draft.node(label, None)
    del topic, issuer


def _directive(draft: Draft, rng: Random, topic: str, issuer: str, year: int) -> None:
    draft.say("text", f"Để tăng cường công tác {topic}, {issuer} yêu cầu:")
    _tasks(draft, rng, year, "", "{}. ")
    draft.say("text", "Chỉ thị này có hiệu lực kể từ ngày ký./.")


def _basis(draft: Draft, rng: Random, year: int) -> None:
    for cited in rng.sample(words()["cited"], rng.randrange(2, 4)):
        # A few documents are cited by nearly everybody, most by few.
        common = rng.random() < 0.5
        source = Random(f"{cited['number']}/{rng.randrange(3)}") if common else rng  # noqa: S311 - numbers, not secrets
        when = (2009 if common else year - 1, source.randrange(1, 13), source.randrange(1, 29))
        number = cited["number"].format(n=source.randrange(10, 2000), y=when[0])
        draft.say("text", f"Căn cứ {cited['word']} số {number} ngày {when[2]:02d}/{when[1]:02d}/{when[0]} của {cited['issuer']};")
        date = f"{when[0]}-{when[1]:02d}-{when[2]:02d}"
        draft.citations.append({"kind": cited["kind"], "number": number, "date": date, "issuer": cited["issuer"], "at": "basis"})


def _aims(draft: Draft, rng: Random, topic: str) -> None:
    draft.say("heading", "I. MỤC ĐÍCH, YÊU CẦU")
    node = draft.node("I", "MỤC ĐÍCH, YÊU CẦU")
    for sentence in rng.sample(words()["sentences"]["aims"], 3):
        draft.say("bullet", sentence.format(topic=topic))
        node["bullets"] += 1


def _contents(draft: Draft, rng: Random, topic: str, year: int) -> None:
    sentences = words()["sentences"]
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


def _money(draft: Draft) -> None:
    draft.say("heading", "III. KINH PHÍ")
    draft.node("III", "KINH PHÍ")
    draft.say("text", words()["sentences"]["money"])


def _tasks(draft: Draft, rng: Random, year: int, parent: str, marker: str) -> None:
    """Items below ``parent``, each with a marker such as ``{}. `` or ``Điều {}. ``."""
    vocabulary = words()
    if parent:
        draft.say("heading", "IV. TỔ CHỨC THỰC HIỆN")
        draft.node("IV", "TỔ CHỨC THỰC HIỆN")
    names = [row["name"] for row in vocabulary["department"]]
    for place in range(1, rng.randrange(4, 7)):
        lead, *others = rng.sample(names, rng.randrange(2, 4))
        label = f"{parent}{marker.format(place)}".rstrip(". ")
        deadline = _deadline(rng, year, label)
        form = rng.choice(vocabulary["sentences"]["tasks"])
        said = form.format(lead=lead, coordinating=", ".join(others), deadline=deadline["text"])
        draft.say("item", f"{marker.format(place)}{said}")
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
