"""A small writer of PDF files. Its fonts have no glyphs: a character is half as wide as it is high, and has a Unicode value."""

from dataclasses import dataclass, field

A4 = (595, 842)
LEFT, RIGHT, LEADING = 85, 540, 18


@dataclass
class Page:
    """What stands on a page: text (left, baseline from the top, size, text, bold), rules, signature fields, a picture."""

    texts: list[tuple[float, float, float, str, bool]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    fields: list[tuple[float, float, float, str]] = field(default_factory=list)
    turned: int = 0

    def put(self, left: float, base: float, text: str, size: float = 14, *, bold: bool = False) -> None:
        """Put text on the page."""
        self.texts.append((left, base, size, text, bold))

    def centre(self, base: float, text: str, *, bold: bool = False, around: float = (LEFT + RIGHT) / 2) -> None:
        """Put text in the middle."""
        self.put(around - 3.5 * len(text), base, text, bold=bold)


def wrapped(
    text: str, size: float = 14, *, indent: float = 28, left: float = LEFT, right: float = RIGHT
) -> list[tuple[float, str]]:
    """The lines of a paragraph, each with where it begins."""
    out: list[tuple[float, str]] = []
    line = ""
    at = left + indent
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and at + len(longer) * size / 2 > right:
            out.append((at, line))
            line, at = word, left
        else:
            line = longer
    return [*out, (at, line)]


def pdf(*pages: Page, font: str = "Times") -> bytes:
    """The file."""
    letters = sorted(
        {c for page in pages for text in page.texts for c in text[3]} | {c for p in pages for f in p.fields for c in f[3]}
    )
    # Codes that fonts have glyphs for: a glyph without any extent is no text for some readers.
    codes = dict(zip(letters, (*range(33, 127), *range(161, 256)), strict=False))
    assert len(codes) == len(letters)
    objects: dict[int, bytes] = {}

    def add(content: str, stream: str | None = None) -> int:
        number = len(objects) + 1
        body = content
        if stream is not None:
            body = f"<< {content} /Length {len(stream)} >>\nstream\n{stream}\nendstream"
        objects[number] = body.encode("latin-1")
        return number

    catalog, tree = add(""), add("")
    table = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items())
    unicode = add(
        "",
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(codes)} beginbfchar\n{table}\nendbfchar endcmap end end",
    )
    widths = " ".join(["500"] * 256)
    base = f"/Type /Font /Subtype /TrueType /FirstChar 0 /LastChar 255 /Widths [{widths}] /ToUnicode {unicode} 0 R"
    plain, bold = add(f"<< {base} /BaseFont /{font} >>"), add(f"<< {base} /BaseFont /{font}-Bold >>")
    fonts = f"/Resources << /Font << /F0 {plain} 0 R /F1 {bold} 0 R >> >>"

    def shown(text: str) -> str:
        return "<" + "".join(f"{codes[c]:02x}" for c in text) + ">"

    kids = []
    for page in pages:
        matrix = {0: (1, 0, 0, 1, 0, 0), 90: (0, 1, -1, 0, A4[1], 0)}[page.turned]
        words = [f"{' '.join(map(str, matrix))} cm"]
        for left, at, size, text, heavy in page.texts:
            words.append(f"BT /F{int(heavy)} {size} Tf {left} {A4[1] - at} Td {shown(text)} Tj ET")
        for x, y, u, v in page.rules:
            words.append(f"{x} {A4[1] - y} m {u} {A4[1] - v} l S")
        content = add("", "\n".join(words))
        notes = []
        for left, at, size, text in page.fields:
            wide = size * len(text) / 2
            box = f"[0 0 {wide} {size}]"
            look = add(f"/Type /XObject /Subtype /Form /BBox {box} {fonts}", f"BT /F0 {size} Tf 0 0 Td {shown(text)} Tj ET")
            place = f"[{left} {A4[1] - at} {left + wide} {A4[1] - at + size}]"
            notes.append(add(f"<< /Type /Annot /Subtype /Widget /FT /Sig /F 4 /Rect {place} /AP << /N {look} 0 R >> >>"))
        wide, high = A4 if not page.turned else A4[::-1]
        annotations = f"/Annots [{' '.join(f'{n} 0 R' for n in notes)}]" if notes else ""
        # A page that is turned is drawn on its side and shown upright.
        turn = f"/Rotate {page.turned}" if page.turned else ""
        edges = f"/MediaBox [0 0 {wide} {high}] {turn}"
        kids.append(add(f"<< /Type /Page /Parent {tree} 0 R {edges} /Contents {content} 0 R {fonts} {annotations} >>"))
    objects[catalog] = f"<< /Type /Catalog /Pages {tree} 0 R >>".encode()
    objects[tree] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    return built(objects, catalog)


def built(objects: dict[int, bytes], catalog: int, trailer: bytes = b"") -> bytes:
    """A file of objects by their numbers."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in sorted(objects.items()):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    about = b"trailer << /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, catalog, trailer, start)
    return out + head + rows + about
