"""The one normal form of the name of a body, whoever asks: header, citation or task."""

from functools import cache, lru_cache

from vnplan.rules.load import load
from vnplan.text import kept_re as re
from vnplan.text.letters import fold_tone, strip_marks
from vnplan.text.patterns import Later, compiled
from vnplan.text.quick import Quick
from vnplan.text.syllables import is_syllable
from vnplan.vocab.bodies.lexicon import UNIT, Domain, by_first_word, domain_names, domains, looked_up, plain, provinces, spellings
from vnplan.vocab.bodies.rows import Unfold

_DETERMINER = re.compile(r"(?:tất cả\s+)?(?:các|những|toàn thể)\s+", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_VOWEL = re.compile(r"[AEIOUY]")
_FIELD = re.compile(r"(?<!\w)(?:sở|bộ|phòng)\s+(?=\w)")
_LEVEL = compiled(r"(?<=\w )(?:Tỉnh|Thành phố|Thành Phố|Huyện|Quận|Thị xã|Thị Xã|Xã|Phường|Đặc khu)(?=$| [A-ZĐÀ-Ỹ]| \d)")
_PLACE = re.compile(rf"(?<!\w){UNIT} (?!ủy|đoàn|hội)(?=\w)")
# "TP.Huế", "TPHuế"
_JOINED = compiled(r"(?<!\w)([Tt][Pp](?:\.(?=\w)|(?=[A-ZĐÀ-Ỹ](?:[a-zà-ỹđ]|[A-ZĐÀ-Ỹ]*[AEIOUYÀ-Ỹ]))))")
_PEOPLE = re.compile(r"(?<=\w )Nhân [Dd]ân(?!\w)")
# Nouns for kinds of bodies and levels that no name follows, and words that are written in one case in the names of all.
_KINDS = re.compile(
    r"(?<=[\w,] )(?:Sở|Bộ|Ban|Ngành|Cơ [Qq]uan|Đơn [Vv]ị|Đoàn [Tt]hể|Tổ chức|Cá nhân|Địa phương|Doanh nghiệp|Huyện|Quận|Xã|Phường"
    r"|Thị [Xx]ã|Thị trấn|Thành [Pp]hố|Tỉnh|Tập đoàn|Tổng [Cc]ông ty|Công ty|Hội|Trường|Phòng|Khoa)"
    r"(?=$|,| và |/| liên quan| có liên quan| cấp | trực thuộc| thuộc | trên địa bàn| ngang )"
)
_SEVERAL = Quick(r"(?<!\w)(?:các|những|mọi|ngang)(?!\w)|,")
_ALONE = re.compile(r"(?<=\w )(?<![Vv]ăn )(?:sở|bộ|cục|ban|phòng)$")
_OF_STATE = re.compile(r"(?:(?<=ơ quan )|(?<=uản lý )|(?<=nghiệp ))Nhà nước")
_CENTRE = re.compile(r"(?<= )trung ương(?!\w)")
_EDGES = " \t\n*_:;.,-"
# What the name of a place or a person follows without a level, at the end of a name in capitals.
_OWNED = re.compile(r"(?:(?:tỉnh|thành|huyện|quận|thị) (?:ủy|đoàn)|(?<!\w)(?:thpt|thcs|tiểu học|mầm non)) (?=\w[\w ]+$)")
_NATION = re.compile(r"(?<!\w)việt nam(?!\w)")
# No province has a longer name.
_MOST_WORDS = 6


@lru_cache(4096)
def normal_form(written: str) -> str:
    """The name of a body with its abbreviations in full, in one spelling and one use of capitals.

    >>> normal_form("UBND TỈNH HOÀ BÌNH"), normal_form("Uỷ ban Nhân dân Tỉnh")
    ('Ủy ban nhân dân tỉnh Hòa Bình', 'Ủy ban nhân dân tỉnh')
    >>> normal_form("Ủy ban MTTQ Việt Nam tỉnh"), normal_form("BỘ Y tế"), normal_form("Sở NN & PTNT")
    ('Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'Bộ Y tế', 'Sở Nông nghiệp và Phát triển nông thôn')
    >>> normal_form("UBND TP.HCM"), normal_form("Sở Y tế Tp.Huế"), normal_form("sở y tế tỉnh nghệ an")
    ('Ủy ban nhân dân thành phố Hồ Chí Minh', 'Sở Y tế thành phố Huế', 'Sở Y tế tỉnh Nghệ An')
    """
    value = " ".join(_JOINED.sub(r"\1 ", re.sub("[–—‐‑]", "-", fold_tone(written))).split()).strip(_EDGES)
    in_capitals = value.isupper() and " " in value
    found = _DETERMINER.match(value)
    value = _spelled(_fields(value[found.end() :] if found else value), in_capitals=in_capitals)
    # In capitals "TƯ" is the word of "ĐẦU TƯ".
    value = _unfold().sub(lambda m: m[0] if in_capitals and is_syllable(m[0]) else unfolded()[m[0]], value)
    if in_capitals:
        # Without a vowel it is no word: "TNHH", "MTV", "XV".
        value = " ".join(word.lower() if word.isupper() and _VOWEL.search(strip_marks(word)) else word for word in value.split())
        value = _NATION.sub("Việt Nam", value)
    value = _named_places(value, in_capitals=in_capitals)
    value = _fields(_spelled(value, in_capitals=in_capitals))
    value = _LEVEL.sub(lambda m: m[0].lower(), _PEOPLE.sub("nhân dân", value))
    value = _CENTRE.sub("Trung ương", _OF_STATE.sub("nhà nước", value))
    value = _KINDS.sub(lambda m: m[0].lower(), value) if _SEVERAL.search(value) else _ALONE.sub(lambda m: m[0].title(), value)
    return value[:1].upper() + value[1:]


@cache
def unfolded() -> dict[str, str]:
    """Short forms of names of bodies and of parts of them, and what they stand for."""
    return {row.short: row.long for row in load("bodies", "unfold", Unfold)}


@cache
def _unfold() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(unfolded(), key=len, reverse=True))) + r")(?!\w)")


@cache
def _names() -> Later:
    return by_first_word(spellings())


def _spelled(value: str, *, in_capitals: bool = False) -> str:
    """The name with every known name and head word in it in its normal spelling."""
    low = plain(value)
    out, done = "", 0
    for word in _WORD.finditer(low):
        at = word.start()
        if at < done or (found := _name_of(word[0], low, at)) is None:
            continue
        if _is_name(value, low, found, behind=value[done:at].strip()[-1:] in "-–", in_capitals=in_capitals):
            out += value[done:at] + (looked_up(spellings(), found[0]) or value[at : found.end()])
            done = found.end()
    return out + value[done:]


def _is_name(value: str, low: str, found: re.Match[str], *, behind: bool, in_capitals: bool) -> bool:
    """True if what looks like a known name is one; ``behind`` says that it stands first, behind a dash or another.

    Where capitals say nothing, one word is the head of a name only there: it is the second syllable of "môi trường".
    """
    if in_capitals:
        return behind or " " in found[0]
    return value[found.start()].isupper() or (" " in found[0] and not _begins_longer(low, found))


def _name_at(low: str, at: int) -> re.Match[str] | None:
    """The known name or head word at a place in plain text."""
    word = _WORD.match(low, at)
    return _name_of(word[0], low, at) if word else None


def _name_of(word: str, low: str, at: int) -> re.Match[str] | None:
    """The known name or head word that begins with a word at a place in plain text."""
    pattern = _names().of(word)
    return pattern.match(low, at) if pattern else None


def _begins_longer(low: str, found: re.Match[str]) -> bool:
    """True if the last word of a name begins another that goes on behind it: "Ban cán sự đảng Ủy ban nhân dân"."""
    longer = _name_at(low, found.start() + found[0].rindex(" ") + 1)
    return longer is not None and longer.end() > found.end()


def field_at(low: str, at: int) -> tuple[Domain, int] | None:
    """The field of government at a place in plain text, and where its name ends."""
    word = _WORD.match(low, at)
    pattern = domains().of(word[0]) if word else None
    found = pattern.match(low, at) if pattern else None
    domain = looked_up(domain_names(), found[0]) if found else None
    return (domain, found.end()) if found and domain else None


def fields_in(low: str) -> list[tuple[re.Match[str], Domain, int]]:
    """The departments and ministries in a name in plain text: their head word, their field, where it ends."""
    heads = ((head, field_at(low, head.end())) for head in _FIELD.finditer(low))
    return [(head, *found) for head, found in heads if found]


def _fields(value: str) -> str:
    """The name with its fields of government in full."""
    out, done = "", 0
    for head, domain, end in fields_in(plain(value)):
        out += value[done : head.start()] + head[0].capitalize() + domain.name
        done = end
    return out + value[done:]


def _owned(low: str) -> int:
    """Where a place's or a person's name begins behind a department, a committee of the party, a kind of school; 0 if none."""
    if found := _OWNED.search(low):
        return found.end()
    at = max((end for head, _, end in fields_in(low) if head[0].startswith("sở")), default=0)
    return at if 0 < at < len(low) and low[at:].replace(" ", "").isalpha() and not _name_at(low, at + 1) else 0


def _named_places(value: str, *, in_capitals: bool) -> str:
    """A name whose capitals say nothing with those of its places: behind a level, or a province's.

    Small letters, "xã nơi cư trú", are those of a name only where it is a province's.
    """
    low = plain(value)
    starts = [level.end() for level in _PLACE.finditer(low)]
    for at in starts:
        if in_capitals or low[at:].strip() in provinces():
            value = value[:at] + value[at:].title()
    if in_capitals and not starts and (owned := _owned(low)):
        return value[:owned] + value[owned:].title()
    if in_capitals and not starts:
        words = list(_WORD.finditer(low))
        for first in range(len(words)):
            name = low[words[first].start() : words[-1].end()]
            if name in provinces() and len(words) - first <= _MOST_WORDS:
                return value[: words[first].start()] + value[words[first].start() :].title()
    return value
