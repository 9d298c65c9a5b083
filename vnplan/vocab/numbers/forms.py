"""The parts of a document number, and the number from its parts, by the forms of ``rules/tables/citations.toml``."""

from functools import cache, lru_cache
from typing import Literal

from vnplan.model.citation import Number
from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.text.letters import UPPER
from vnplan.vocab.numbers.codes import codes, types

# Codes of bodies are made of the letters of the alphabet, Đ and Ư among them; words in capitals have marked ones.
_TONED = re.compile(f"[{''.join(c for c in UPPER if not c.isascii() and c not in 'ĐƯ')}]")


class NumberForm(Form):
    """A row of ``[[form]]``.

    ``typed`` says which codes its type must be among, ``word`` that it counts only behind a word for a document. ``count``
    marks the form without any code, ``unsure`` one whose code a word outweighs, ``party_bodies`` one whose
    code is the Party's where its body is. ``kind`` is what a number of the form is
    where its code names no kind, ``kinds`` are those that a word may then name.
    """

    typed: Literal["state", "party", "joint"] | None = None
    word: bool = False
    count: bool = False
    party_bodies: bool = False
    unsure: bool = False
    kind: str | None = None
    kinds: tuple[str, ...] = ()
    era: Literal["old"] | None = None


@cache
def _forms() -> tuple[tuple[NumberForm, regex.Pattern[str]], ...]:
    return tuple((form, regex.compile(form.pattern)) for form in load("citations", "form", NumberForm))


@lru_cache(4096)
def parse_number(text: str, *, letter: bool = False) -> Number | None:
    """The parts of a number in its canonical spelling; ``None`` where it has no known form.

    ``letter`` says that a công văn is meant: then its first code is a body, whatever type it could stand for.

    >>> parse_number("56/2012/TTLT-BTC-BLĐTBXH").bodies
    ('BTC', 'BLĐTBXH')
    >>> parse_number("5317/CT-CS").type_code, parse_number("5317/CT-CS", letter=True).type_code
    ('CT', None)
    """
    if _TONED.search(text):
        return None
    for form, pattern in _forms():
        match = pattern.fullmatch(text)
        if not match:
            continue
        groups = match.groupdict()
        code = groups.get("type")
        if (letter and code and form.typed) or (form.typed in ("state", "party") and code not in types(form.typed)):
            continue
        year, term = groups.get("year"), groups.get("term")
        return Number(
            text=text,
            form=form.name,
            number=groups["number"],
            year=int(year) if year else None,
            type_code=code,
            bodies=tuple(groups["bodies"].split("-")) if groups.get("bodies") else (),
            term=int(term) if term else None,
            era=form.era,
        )
    return None


def form_of(number: Number) -> NumberForm:
    """The row of the form that a number has.

    >>> form_of(parse_number("11-NQ/TW")).typed, form_of(parse_number("191")).count
    ('party', True)
    """
    return _by_name()[number.form or ""]


@cache
def _by_name() -> dict[str, NumberForm]:
    return {form.name: form for form, _ in _forms()}


def kind_of_number(number: Number | None, word: str | None = None) -> str | None:
    """The kind that the code of a number stands for; ``word`` is the kind that a word beside it names.

    The word counts where the code is silent, is one of old forms or stands for several kinds. A body's code in the place
    of a type makes an official letter.

    >>> texts = ("58/KH-UBND", "917/LĐTBXH-BĐG", "18-CTr/TU", "73/2006/QH11", "12")
    >>> [kind_of_number(parse_number(text)) for text in texts]
    ['plan', 'official_letter', 'action_programme', None, None]
    >>> kind_of_number(parse_number("73/2006/QH11"), "law"), kind_of_number(parse_number("58/KH-UBND"), "decision")
    ('law', 'plan')
    """
    if number is None:
        return None
    form, code = form_of(number), number.type_code
    if code is None or form.unsure:
        return word if word and (code or not form.kinds or word in form.kinds) else form.kind
    if code == "TT" and number.bodies[:1] in (("LB",), ("LN",)):
        return "joint_circular"
    party = form.typed == "party" or (form.party_bodies and number.bodies[0] in codes("party"))
    kinds = [row.kind for row in types("party" if party else "state").get(code, ())]
    unsure = not party and code not in codes("certain") and number.bodies[:1] and number.bodies[0] not in codes("glued")
    if not kinds or (unsure and not word) or (number.era == "old" and word) or word in kinds:
        return word
    return kinds[0]
