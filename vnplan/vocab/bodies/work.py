"""What an office or an enterprise does, where its own name says so: "Công ty Đầu tư phát triển thủy lợi"."""

from vnplan.text import kept_re as re
from vnplan.vocab.bodies.lexicon import word_list
from vnplan.vocab.orders import word_at

# Who does it to papers has it for a verb: "Ban Quản lý xây dựng kế hoạch".
_PAPERS = re.compile(
    r"\s+(?:các\s+|và\s+)?(?:kế hoạch|chương trình|đề án|phương án|quy chế|quy định|dự thảo|báo cáo|nội dung|tiêu chí|kịch bản"
    r"|cơ chế|chính sách|lộ trình|dự toán|danh mục|hồ sơ|thông tư|nghị quyết|văn bản)(?!\w)"
)
_LEGAL_FORM = re.compile(r"(?:cổ phần|tnhh|mtv|thành viên|tư nhân|liên doanh|công ty)\s*$")
_JOINT = re.compile(r"(?:\s*,|\s+và)?\s+(?:các\s+(?=công trình\s))?")
_AND_OR_DASH = re.compile(r"(?:và|-)\s+")
_JOINED = re.compile(r"(?:\s*,|\s+và)$")
_FURTHEST = 24
_MOST_SYLLABLES = 3


def work_at(low: str, at: int) -> int:
    """The end of a word for work at a place in plain text; 0 where there is none, or where it is done to a paper.

    >>> work_at("đầu tư phát triển thủy lợi", 7), work_at("xây dựng kế hoạch", 0)
    (17, 0)
    """
    found = word_list("half").match(low, at)
    return found.end() if found and not _PAPERS.match(low, found.end()) else 0


def works(low: str, at: int) -> int:
    """The end of the words for work that stand one by one behind a place in plain text; ``at`` where none does.

    >>> works("ban quản lý dự án công trình giao thông và nông nghiệp tỉnh", 17)
    54
    """
    end = at
    while (joint := _JOINT.match(low, end)) and (stop := work_at(low, joint.end())):
        end = stop
    return end


def work_inside(text: str, low: str, at: int, *, trade: bool) -> int:
    """The end of words in small letters inside a name that say what the body does; 0 where none stand at a place.

    In the name of an enterprise (``trade``) they follow one another.

    >>> text = "Công ty Đầu tư phát triển và xây dựng"
    >>> work_inside(text, text.lower(), 15, trade=True), work_inside(text, text.lower(), 26, trade=True)
    (25, 37)
    >>> work_inside(text, text.lower(), 26, trade=False)
    0
    """
    joint = _AND_OR_DASH.match(low, at)
    start = joint.end() if joint and (trade or low[at] == "-") else at
    if text[start : start + 1].isupper():
        return 0
    behind = behind_work(low, at) if trade or start > at else behind_function(text, at)
    return work_at(low, start) if behind else 0


def behind_work(low: str, at: int) -> bool:
    """True if a word for work, or the legal form of an enterprise, stands before a place in plain text.

    >>> low = "công ty cổ phần đầu tư xây dựng"
    >>> behind_work(low, 16), behind_work(low, 23), behind_work(low, 4)
    (True, True, False)
    """
    before = _JOINED.sub("", low[max(0, at - _FURTHEST) : at].rstrip())
    if _LEGAL_FORM.search(before):
        return True
    words = before.split()
    return any(word_list("half").fullmatch(" ".join(words[-count:])) for count in range(1, _MOST_SYLLABLES + 1))


def behind_function(text: str, at: int) -> bool:
    """True if a verb with a capital stands before a place: it names what the office does, and wants an object.

    >>> text = "Phòng Theo dõi thi hành án"
    >>> behind_function(text, 15), behind_function(text, 6)
    (True, False)
    """
    words = text[max(0, at - _FURTHEST) : at].split()[-2:]
    if len(words) < 2 or not words[0][0].isupper() or words[1][0].isupper():
        return False
    verb = " ".join(words).lower()
    return word_at("verb", verb, 0) == verb and not word_list("predicate").match(verb, 0)
