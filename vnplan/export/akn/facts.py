"""Typed facts to elements of our own namespace and back, by their fields alone.

A scalar is an attribute, spans are one attribute (``spans="12-34 40-52"``), a model is a child element of the name of its
field, a tuple is one child for each of its items. A field that holds its default is left out, and so are blocks of a tree,
which the elements of Akoma Ntoso hold.
"""

from collections.abc import Callable, Iterable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from lxml import etree

from vnplan.export.akn.profile import vnp
from vnplan.model.base import Model, Span
from vnplan.model.block import Block
from vnplan.text.letters import storable

Shape = Literal["scalar", "span", "spans", "model", "models", "texts", "ranges", "tree"]


def spans_out(spans: Iterable[Span]) -> str:
    """Spans as an attribute.

    >>> spans_out((Span(1, 4), Span(6, 9)))
    '1-4 6-9'
    """
    return " ".join(f"{start}-{end}" for start, end in spans)


def spans_in(text: str) -> tuple[Span, ...]:
    """Spans from an attribute; what is none is left out.

    >>> spans_in("1-4 6-9 x")
    (Span(start=1, end=4), Span(start=6, end=9))
    """
    pairs = (piece.partition("-") for piece in text.split())
    return tuple(Span(int(a), int(b)) for a, _, b in pairs if a.isdecimal() and b.isdecimal())


def encode(parent: etree._Element, name: str, value: Model, leave_out: frozenset[str] = frozenset()) -> etree._Element:
    """Append ``value`` to ``parent`` as an element ``name``, without the fields in ``leave_out``."""
    element = etree.SubElement(parent, vnp(name))
    for field, (shape, _) in _fields(type(value)).items():
        held = getattr(value, field)
        if field not in leave_out and held != type(value).model_fields[field].get_default(call_default_factory=True):
            _ENCODERS[shape](element, field, held)
    return element


def _scalar(element: etree._Element, field: str, value: object) -> None:
    if value is not None:
        element.set(field, str(value).lower() if isinstance(value, bool) else storable(str(value)))


def _spans(element: etree._Element, field: str, value: tuple[Span, ...]) -> None:
    element.set(field, spans_out(value))


def _span(element: etree._Element, field: str, value: Span | None) -> None:
    if value is not None:
        element.set(field, spans_out((value,)))


def _model(element: etree._Element, field: str, value: Model | None) -> None:
    if value is not None:
        encode(element, field, value)


def _models(element: etree._Element, field: str, value: tuple[Model, ...]) -> None:
    for item in value:
        encode(element, field, item)


def _texts(element: etree._Element, field: str, value: tuple[str, ...]) -> None:
    for item in value:
        etree.SubElement(element, vnp(field)).text = storable(item)


def _tree(element: etree._Element, field: str, value: object) -> None:
    """Blocks stand elsewhere."""


def _ranges(element: etree._Element, field: str, value: dict[str, tuple[Span, ...]]) -> None:
    for name, spans in value.items():
        etree.SubElement(element, vnp(field), {"name": name, "spans": spans_out(spans)})


_ENCODERS: dict[Shape, Callable[[etree._Element, str, Any], None]] = {
    "scalar": _scalar, "span": _span, "spans": _spans, "model": _model, "models": _models, "texts": _texts, "ranges": _ranges,
    "tree": _tree,
}  # fmt: skip


def fields_of(cls: type[Model], element: etree._Element) -> dict[str, Any]:
    """The fields that an element holds, before they are checked; what ``cls`` does not know is left out."""
    shapes = _fields(cls)
    out: dict[str, Any] = {name: None for name, field in cls.model_fields.items() if field.is_required() and name in shapes}
    for name, value in element.attrib.items():
        shape = shapes.get(str(name), (None, None))[0]
        if shape == "scalar":
            out[str(name)] = value
        elif shape in ("span", "spans"):
            found = spans_in(str(value))
            out[str(name)] = found if shape == "spans" else next(iter(found), None)
    for child in element.iterchildren(etree.Element):
        name = etree.QName(child).localname
        shape, inner = shapes.get(name, (None, None))
        if shape == "model" and inner:
            out[name] = fields_of(inner, child)
        elif shape == "models" and inner:
            out.setdefault(name, []).append(fields_of(inner, child))
        elif shape == "texts":
            out.setdefault(name, []).append(child.text or "")
        elif shape == "ranges":
            out.setdefault(name, {})[child.get("name", "")] = spans_in(child.get("spans", ""))
    return out


@cache
def _fields(cls: type[Model]) -> dict[str, tuple[Shape, type[Model] | None]]:
    return {name: _shape(field.annotation) for name, field in cls.model_fields.items()}


def _shape(annotation: Any) -> tuple[Shape, type[Model] | None]:  # noqa: ANN401 - a type as pydantic holds it
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation == Block:
        return "tree", None
    if origin in (Union, UnionType, Annotated):
        return _shape(next(arg for arg in args if arg is not type(None)))
    if origin is tuple:
        shape, inner = _shape(args[0])
        several: dict[Shape, Shape] = {"span": "spans", "model": "models", "tree": "tree"}
        return several.get(shape, "texts"), inner
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return "model", annotation
    return ("ranges" if origin is dict else "span" if annotation is Span else "scalar"), None
