"""The body that a letterhead names: where its name stands among noise, where a second one begins, which code stands for it."""

from functools import cache

from vnplan.rules.words import alternatives, lists
from vnplan.text import kept_re as re
from vnplan.text.letters import strip_marks
from vnplan.text.remembered import remembered
from vnplan.text.syllables import is_syllable
from vnplan.vocab.bodies.lexicon import word_list

_WORD = re.compile(r"\S+")
_EDGE = ".,;:|/\\“”\"'‘’*_()[]«»<>=+~°-–—"
_LINKS = frozenset({"-", "–", "—", "&", "VÀ", "và"})
_NUMBERED = frozenset({"QUẬN", "PHƯỜNG", "KHU", "SỐ", "VÙNG", "KHÓA", "KHOÁ", "ĐOÀN"})
_SKIPPED = frozenset({"và", "của", "các"})
# So many blanks part what stands side by side, or in lines of one cell.
_GAP = 2
# No word of the list of what is no body has more characters.
_LONGEST_WORD = 20
_PARTS = re.compile(r"[-–—_.]")
_INITIAL = re.compile(r"[^\W\d_]+")
# Codes that are no initials of the body's name.
_CODES = {
    "TTG": ("thủ tướng",),
    "TU": ("tỉnh ủy", "thành ủy", "tỉnh uỷ", "thành uỷ"),
    "HU": ("huyện ủy", "huyện uỷ"),
    "TW": ("trung ương", "ban bí thư", "bộ chính trị"),
    "CTN": ("chủ tịch nước",),
}

_LEVELS = r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG)"
_OWNER = re.compile(rf"(?:(?:UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN) {_LEVELS}|BỘ|SỞ|TỔNG CỤC) \S.* $")
_OWNED = re.compile(
    r"(?:(?<!HẢI )(?<!QUỐC )(?<!BIÊN )PHÒNG|SỞ|CỤC|TỔNG CỤC|CHI CỤC|(?<!MÔI )(?<!THỊ )TRƯỜNG|VĂN PHÒNG|VIỆN|TRUNG TÂM|BỆNH VIỆN"
    r"|BAN QUẢN LÝ|HỌC VIỆN|THANH TRA) "
)


@cache
def _head() -> re.Pattern[str]:
    heads = "|".join(alternatives(name) for name in ("body_head", "central_issuer", "decider"))
    return re.compile(rf"(?i:{heads}|liên)(?!\w)")


@cache
def _leader() -> re.Pattern[str]:
    return re.compile(rf"(?i:{alternatives('decider')}|thủ tướng|\w+ (?:trưởng|phó))(?!\w)")


@cache
def _level() -> re.Pattern[str]:
    return re.compile(r"(?i:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|trung ương)(?!\w)")


def begins_body(text: str) -> bool:
    """True if a line begins as the name of a body does.

    >>> begins_body("SỞ Y TẾ"), begins_body("TỈNH HÀ NAM"), begins_body("Trường THPT A"), begins_body("BAN HÀNH QUY CHẾ")
    (True, False, True, False)
    """
    return _head().match(text) is not None and not word_list("no_body").match(text[:_LONGEST_WORD].lower())


def is_leader(text: str) -> bool:
    """True if a line is a post that decides and no more: what it leads is named behind it.

    >>> is_leader("CHỦ TỊCH"), is_leader("CHỦ TỊCH NƯỚC"), is_leader("Tổng Giám đốc")
    (True, False, True)
    """
    return _leader().fullmatch(text.strip()) is not None


def opens_with_leader(text: str) -> bool:
    """True if a line begins with a post that decides.

    >>> opens_with_leader("GIÁM ĐỐC SỞ Y TẾ"), opens_with_leader("HỘI TRƯỞNG"), opens_with_leader("SỞ Y TẾ")
    (True, True, False)
    """
    return _leader().match(text) is not None


def is_bare(text: str) -> bool:
    """True if a text is what the name of a body begins with and no name: "Công ty", "Sở".

    >>> is_bare("Công ty"), is_bare("Sở Y tế"), is_bare("Chính phủ")
    (True, False, False)
    """
    low = text.lower()
    return low in lists()["body_head"] and low not in map(str.lower, lists()["central_issuer"])


def is_level(text: str) -> bool:
    """True if a line names a place by its level, as below "ỦY BAN NHÂN DÂN"."""
    return _level().match(text) is not None


@remembered
def core(text: str) -> tuple[int, int] | None:
    """Where a body's name in capitals stands in a line of a letterhead that a scan may have dirtied.

    >>> for line in ("/ | ỦY BAN NHÂN DÂN", "TỈNH AN GIANG “ưa eẹẻ,y HE", "3 R", "PHI ¬. ° TỈNH HÀ TĨNH", "Số hiệu: 8-KL/TU"):
    ...     place = core(line)
    ...     print(line[slice(*place)] if place else None)
    ỦY BAN NHÂN DÂN
    TỈNH AN GIANG
    None
    TỈNH HÀ TĨNH
    None
    """
    best: tuple[int, int] | None = None
    for start, end in _runs(text):
        run = text[start:end]
        named = begins_body(run) or is_level(run)
        if best is None or (named and not begins_body(text[slice(*best)])):
            best = (start, end)
    if best is None:
        return None
    words = [word for word in _INITIAL.findall(text[slice(*best)]) if len(word) > 1]
    sound = sum(is_syllable(word) for word in words)
    return best if sound >= 1 and (len(words) > 1 or begins_body(text[slice(*best)])) else None


def _runs(text: str) -> list[tuple[int, int]]:
    """The stretches of words in capitals."""
    runs: list[list[int]] = []
    glued = False
    before = ""
    for found in _WORD.finditer(text):
        word = found.group()
        stripped = word.strip(_EDGE)
        joins = word in _LINKS or (stripped.isdigit() and before in _NUMBERED)
        code = "/" in word and any(map(str.isdigit, word))
        if (
            stripped.isupper()
            and not code
            and (any(len(part) > 1 for part in _INITIAL.findall(stripped)) or (glued and word == stripped))
        ):
            start = found.start() + (len(word) - len(word.lstrip(_EDGE)))
            if glued and runs:
                runs[-1][1] = found.end() - (len(word) - len(word.rstrip(_EDGE)))
            else:
                runs.append([start, found.end() - (len(word) - len(word.rstrip(_EDGE)))])
            glued = True
        elif joins and glued and runs:
            runs[-1][1] = found.end() if stripped.isdigit() else runs[-1][1]
        else:
            glued = False
        if glued and word[-1] in '“”"|':
            glued = False
        before = stripped
    return [(start, end) for start, end in runs]


def initials(name: str) -> str:
    """The initials of a name as they make its code; an abbreviation in it stands whole.

    >>> initials("Sở Giáo dục và Đào tạo"), initials("UBND tỉnh Hà Nam"), initials("LIÊN ĐOÀN LAO ĐỘNG")
    ('SGDĐT', 'UBNDTHN', 'LĐLĐ')
    """
    whole = name.isupper()
    out = ""
    for word in _INITIAL.findall(name):
        if word.lower() in _SKIPPED:
            continue
        short = len(word) > 1 and word.isupper() and (not whole or not is_syllable(word))
        out += word if short else word[0].upper()
    return out


def code_of(number: str) -> tuple[str, ...]:
    """The parts of a number's code that may stand for its issuer, in order: what follows the kind.

    >>> code_of("45/KH-SYT"), code_of("1935/ĐHCT-KSĐH"), code_of("29-CV/TC-NV"), code_of("12/2024/QĐ-UBND")
    (('KH', 'SYT'), ('ĐHCT', 'KSĐH'), ('TC-NV', 'TC', 'NV'), ('QĐ', 'UBND'))
    """
    head, _, tail = number.rpartition("/")
    parts = tuple(part for part in _PARTS.split(tail) if part)
    return (tail, *parts) if len(parts) > 1 and "-" in head else parts


def fit(code: str, name: str) -> int:
    """How well a code stands for a body: 3 for its initials, 2 for their beginning or end, 0 where it does not.

    >>> fit("SYT", "SỞ Y TẾ"), fit("SYT", "UBND TỈNH HÀ NAM"), fit("UBND", "Ủy ban nhân dân tỉnh"), fit("TTg", "Thủ tướng")
    (3, 0, 2, 3)
    """
    wanted = strip_marks("".join(_PARTS.split(code)).replace("&", "")).upper()
    if wanted in _CODES:
        return 3 if any(word in name.lower() for word in _CODES[wanted]) else 0
    given = strip_marks(initials(name)).upper()
    if wanted == given:
        return 3
    if len(wanted) > 1 and (given.startswith(wanted) or given.endswith(wanted)):
        return 2
    return 0


def _stands_for(code: str, name: str) -> bool:
    """True if a code has the initials of a name, or of what stands behind its first word: TCQLĐT for "PHÒNG TC&QLĐT"."""
    return any(fit(code, one) == 3 for one in (name, name.partition(" ")[2]))


def second_body(text: str, codes: tuple[str, ...]) -> int | None:
    """Where, in a line that names two bodies, the second one begins: "BỘ TÀI CHÍNH CỤC THUẾ"; ``None`` where there is one.

    >>> text = "UBND TỈNH HÀ NAM SỞ Y TẾ"
    >>> text[second_body(text, ()):], second_body("VĂN PHÒNG BỘ TƯ PHÁP", ()), second_body("BAN CHỈ ĐẠO PHÒNG CHỐNG DỊCH", ())
    ('SỞ Y TẾ', None, None)
    >>> text = "HỘI Y HỌC  HỘI ĐÔNG Y"
    >>> text[second_body(text, ()):]
    'HỘI ĐÔNG Y'
    >>> second_body("CHỦ TỊCH ỦY BAN NHÂN DÂN", ("UBND",)), second_body("UBND THÀNH PHỐ HẢI PHÒNG", ())
    (None, None)
    """
    for found in _WORD.finditer(text):
        at = found.start()
        if len(text[:at].split()) < 2 or not begins_body(text[at:]) or not begins_body(text):
            continue
        if is_leader(text[:at]):
            continue
        parted = text[at - _GAP : at].isspace()
        if (
            parted
            or any(_stands_for(code, text[at:]) for code in codes)
            or (_OWNER.match(text, 0, at) and _OWNED.match(text, at))
        ):
            return at
    return None
