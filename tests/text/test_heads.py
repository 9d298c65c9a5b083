from typing import get_args

import pytest

from vnplan.rules.fragments import filled
from vnplan.rules.load import Form, load
from vnplan.text import kept_re as re
from vnplan.text import kept_regex as regex
from vnplan.text.heads import SIZE, beginnings, heads, may_begin
from vnplan.vocab.time.forms import CLASSES, TABLE, CueForm, Kind, TimeForm

HEADS = [
    (r"tuần|quý", {"tuầ", "quý"}),
    (r"(?:ngày\s+)?(?:mùng\s+)?\d{1,2}", {"ngà", "mùn", "0", "00"}),
    (r"t[ừu]\s", {"từ ", "tu "}),
    (r"[a-c]{2}", {one + two for one in "abc" for two in "abc"}),
    (r"(?:ab)+c", {"aba", "abc"}),
    (r"x{0,2}y", {"y", "xy", "xxy"}),
    (r"(?<!\w)\bnăm(?=\s)", {"năm"}),
    (r"(?>quý|tuần)", {"quý", "tuầ"}),
    (r"(?P<a>một)|(?P<a>hai)", {"một", "hai"}),
    (r"h.i", {"h"}),
    (r"h[^a]", {"h"}),
    (r"h\w", {"h"}),
    (r"(?:tháng){e<=1}", {""}),
    (r"a(?i:b)", {"a"}),
    (r"(?i)ab", {""}),
    (r"(", {""}),
    (r"[a-z][a-z][a-z]", {""}),
]


@pytest.mark.parametrize(("pattern", "wanted"), HEADS)
def test_what_a_pattern_can_begin_with(pattern: str, wanted: set[str]) -> None:
    assert heads(pattern) == wanted


def test_what_matches_begins_as_its_form_may() -> None:
    rows: list[Form] = [row for kind in get_args(Kind) for row in load(TABLE, kind, CLASSES.get(kind, TimeForm))]
    rows += load(TABLE, "cue", CueForm)
    looked_at = 0
    for row in rows:
        known = heads(filled(row.pattern))
        begins = re.compile(beginnings(known))
        for example in row.examples:
            text = example["text"].lower()
            for match in regex.compile(filled(row.pattern)).finditer(text):
                assert may_begin(text[match.start() : match.start() + SIZE], known), (row.name, text)
                assert begins.match(text, match.start()), (row.name, text)
                looked_at += 1
    assert looked_at > 200
