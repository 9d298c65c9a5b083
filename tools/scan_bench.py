"""How many words of scans are wrong, before and after repair, on pages printed and worn here, so that their text is known."""

import io
import json
import random
import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import click

from vnplan.errors import UnreadableError
from vnplan.mend import line_edits
from vnplan.model.mapped import MappedText
from vnplan.pipeline import parse
from vnplan.read import clip
from vnplan.split import split

_WORD = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*")
_FONTS = ("Liberation Serif", "DejaVu Serif", "Liberation Sans")
_RESOLUTION = 120
_MARGIN, _LETTERS = 96, 2200


@dataclass
class Wrong:
    """How many words were printed, and how many of them are wrong: as read, repaired, repaired without confidences."""

    words: int = 0
    read: int = 0
    repaired: int = 0
    without: int = 0

    def add(self, other: "Wrong") -> None:
        """Add the counts of another page."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


def page_wrong(truth: str, picture: bytes) -> Wrong:
    """The counts of one page."""
    words = _words(truth)
    clipping = clip(picture)
    raw = [line.text.text for line in split(clipping)]
    edited = [MappedText(text).apply(edits).text for text, edits in zip(raw, line_edits(raw, caution="eager"), strict=True)]
    document = parse(picture)
    mended = MappedText(document.source.text).apply(document.edits).text
    said = (document.source.text, mended, "\n".join(edited))
    return Wrong(len(words), *(len(words) - _right(words, _words(text)) for text in said))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _right(wanted: Sequence[str], found: Sequence[str]) -> int:
    return sum(block.size for block in SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks())


def printed_pages(text: str, seed: int, wear: float) -> Iterator[tuple[str, bytes]]:
    """The pages of a text, each with its text and its picture; ``wear`` is 0.5 for a light photocopy, 1 usual, 1.5 heavy."""
    chance = random.Random(seed)  # noqa: S311 - wear need not be secret
    page: list[str] = []
    for paragraph in filter(None, map(str.strip, text.splitlines())):
        page.append(paragraph)
        if sum(map(len, page)) > _LETTERS:
            yield "\n".join(page), _picture(page, chance, wear)
            page = []
    if page:
        yield "\n".join(page), _picture(page, chance, wear)


def _picture(paragraphs: Sequence[str], chance: random.Random, wear: float) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    size = round(chance.choice((12, 13, 14)) * _RESOLUTION / 72)
    font = ImageFont.truetype(_font(chance.choice(_FONTS)), size)
    width = round(8.27 * _RESOLUTION)
    probe = ImageDraw.Draw(Image.new("L", (8, 8)))
    rows = [row for text in paragraphs for row in _wrapped(probe, font, text, width - 2 * _MARGIN)]
    image = Image.new("L", (width, 2 * _MARGIN + round(1.45 * size) * len(rows)), 255)
    draw = ImageDraw.Draw(image)
    for n, row in enumerate(rows):
        draw.text((_MARGIN, _MARGIN + round(1.45 * size) * n), row, font=font, fill=chance.randrange(60))
    return _worn(image, chance, wear)


def _worn(image: Any, chance: random.Random, wear: float) -> bytes:  # noqa: ANN401 - Pillow is no dependency
    """What a photocopier makes of a page: blurred, speckled, askew, packed."""
    import numpy as np
    from PIL import Image, ImageFilter

    soft = np.asarray(image.filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 0.5) + 0.3 * wear)), dtype=np.float32)
    noise = np.random.default_rng(chance.randrange(1 << 30)).normal(0, 8 + 10 * wear, soft.shape)
    worn = Image.fromarray(np.clip(soft + noise, 0, 255).astype("uint8"))
    askew = worn.rotate(chance.uniform(-0.4, 0.4), fillcolor=255, resample=Image.Resampling.BICUBIC)
    out = io.BytesIO()
    askew.save(out, "JPEG", quality=round(60 - 12 * wear), dpi=(_RESOLUTION, _RESOLUTION))
    return out.getvalue()


def _font(name: str) -> str:
    return subprocess.check_output(["fc-match", "-f", "%{file}", name], text=True)  # noqa: S603, S607 - fixed words


def _wrapped(draw: Any, font: Any, text: str, width: int) -> Iterator[str]:  # noqa: ANN401 - Pillow is no dependency
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and draw.textlength(longer, font=font) > width:
            yield line
            line = word
        else:
            line = longer
    yield line


@click.command()
@click.argument("pairs", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False), required=True)
@click.option("--wear", type=float, default=1.0, show_default=True, help="0.5 a light photocopy, 1.5 a heavy one.")
@click.option("--pages", type=click.IntRange(1), default=8, show_default=True, help="At most so many pages.")
def scans(pairs: tuple[Path, ...], wear: float, pages: int) -> None:
    """How many words of printed and worn pages are wrong: as read, after repair, after repair without confidences.

    PAIRS are JSON lines with a page's text in "truth". It needs Pillow, fontconfig and Tesseract with its model vie.
    """
    texts = [json.loads(line)["truth"] for path in pairs for line in path.read_text("utf-8").splitlines()]
    if not texts:
        raise UnreadableError(f"{', '.join(map(str, pairs))}: there is no page in it")
    total = Wrong()
    made = (page for seed, text in enumerate(texts) for page in printed_pages(text, seed, wear))
    count = 0
    for truth, picture in made:
        total.add(page_wrong(truth, picture))
        count += 1
        if count == pages:
            break
    click.echo(f"{count} pages, {total.words:,} words, wear {wear}")
    for name, wrong in (("read", total.read), ("repaired", total.repaired), ("repaired without confidences", total.without)):
        click.echo(f"{name:32} {wrong:5} wrong  {100 * wrong / total.words:5.2f} %")
