"""What the elements of a page are, by tag, by attribute, by the words of their class."""

from collections.abc import Mapping
from functools import cache, lru_cache

from vnplan.read.legacy import Recoder, recoder
from vnplan.rules.legacy import encodings
from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re

# What an element says of itself, by name.
Attributes = Mapping[str, str]


def words(names: str) -> frozenset[str]:
    """The names of elements in a line of them."""
    return frozenset(names.split())


# What a reader of the page does not see.
DROPPED = words(
    "script style template noscript head title meta link svg canvas object embed applet audio video map iframe frame frameset"
    " noframes select option datalist input textarea math param source track colgroup col"
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = words(
    "p div section article main ul ol li dl dt dd table tr td th thead tbody tfoot caption blockquote pre listing xmp figure"
    " figcaption address header footer nav aside form fieldset legend hr center details summary body html menu dir hgroup"
    " search button label optgroup marquee h1 h2 h3 h4 h5 h6"
)
PRE = frozenset(("pre", "listing", "xmp", "plaintext"))
BOLD = frozenset(("b", "strong"))
ITALIC = frozenset(("i", "em", "cite", "var", "dfn"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
CELLS = frozenset(("td", "th"))

_CHROME_TAGS = frozenset(("nav", "aside", "footer", "button"))
_CHROME_ROLES = words("navigation banner contentinfo complementary search menu menubar toolbar dialog alert alertdialog tablist")
_NAMED = words("div section ul ol table td form span")
_MOST_SPAN = 1000
_MAIN = frozenset(("article", "main"))
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_STYLE_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_STYLE_LIGHT = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
_STYLE_FONT = re.compile(r"font(?:-family)?\s*:[^;]*?([.\w\"'][^,;]*)", re.IGNORECASE)
_STYLE_PRE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)


def is_hidden(said: Attributes) -> bool:
    """True if a browser would not show the element at all."""
    style = said.get("style")
    return "hidden" in said or (style is not None and _HIDDEN.search(style) is not None)


def is_chrome(said: Attributes, tag: str, *, in_article: bool) -> bool:
    """True if the page calls the element navigation, header, footer, comments or the like."""
    if tag in _CHROME_TAGS or (tag == "header" and not in_article):
        return True
    if not said:
        return False
    if said.get("role") in _CHROME_ROLES:
        return True
    if tag not in _NAMED:
        return False
    return _named_chrome(said.get("class", "")) or _named_chrome(said.get("id", ""))


def is_main(said: Attributes, tag: str) -> bool:
    """True if the page calls the element its article."""
    return tag in _MAIN or said.get("role") == "main"


def bold_of(tag: str, style: str, *, bold: bool) -> bool:
    """True if text in the element is bold, where ``bold`` is what stands around it."""
    if tag in BOLD:
        return True
    if "font-weight" not in style.lower():
        return bold
    return _STYLE_BOLD.search(style) is not None or (bold and not _STYLE_LIGHT.search(style))


def italic_of(tag: str, style: str, *, italic: bool) -> bool:
    """True if text in the element is italic, where ``italic`` is what stands around it."""
    if tag in ITALIC:
        return True
    if "font-style" not in style.lower():
        return italic
    return "italic" in style.lower() or (italic and "normal" not in style.lower())


def span_of(value: str | None) -> int:
    """How many columns or rows a cell covers."""
    if value is None or not value.strip().isdecimal():
        return 1
    return min(max(1, int(value.strip()[:6])), _MOST_SPAN)


def keeps_breaks(tag: str, style: str) -> bool:
    """True if line breaks of the markup are line breaks of the page."""
    return tag in PRE or ("white-space" in style and _STYLE_PRE.search(style) is not None)


def font_recoder(said: Attributes, tag: str, style: str | None) -> Recoder | None:
    """What makes Vietnamese of text in the element's font, where the font is one of a legacy encoding."""
    font = said.get("face") if tag == "font" else None
    if font is None and style is not None and "font" in style:
        match = _STYLE_FONT.search(style)
        font = match[1] if match else None
    return recoder_of(font[:60]) if font else None


@lru_cache(maxsize=1024)
def recoder_of(font: str) -> Recoder | None:
    """What makes Vietnamese of text in a font."""
    name = font.strip(" \"'").lower()
    for rule in encodings().values():
        if re.match(rule.fonts, name):
            capitals = rule.name == "tcvn3" and re.match(r"[.\w ]*h\b", name)
            return _in_capitals(recoder(rule.name)) if capitals else recoder(rule.name)
    return None


def _in_capitals(recode: Recoder) -> Recoder:
    """For the fonts that show capitals only."""
    return lambda text: recode(text).upper()


@cache
def _chrome_pattern() -> re.Pattern[str]:
    return re.compile("|".join(form.pattern for form in load("page", "form", Form) if form.name == "chrome"))


@lru_cache(maxsize=4096)
def _named_chrome(words: str) -> bool:
    """True if class or id words name something that is not the article."""
    pattern = _chrome_pattern()
    return any(len(word) <= 60 and pattern.fullmatch(word) for word in words[:400].lower().split())
