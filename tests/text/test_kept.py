import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from vnplan.text import kept as store
from vnplan.text import kept_re, kept_regex
from vnplan.text.kept import Code, Kept, code_of, numbers_of

PATTERNS = [
    ("", 0),
    ("sở (?:y tế|tài chính)", re.IGNORECASE),
    (r"(?P<số>\d{1,5})/(?P<code>[A-ZĐ]+)(?(số)x|y)", 0),
    (r"(?x) a \s+ # b", re.DOTALL),
    (r"(?i:kính gửi)|(?<!\w)[à-ỹ]++$", re.MULTILINE),
    (r"(?<=ngày) (?!tháng)(?>a*)b*?", 0),
]
FUZZY = [r"(?:tháng){e<=1}\W", r"(?P<d>\d+)(?:/(?P<d>\d+))*", r"(?<!trước\s+)đến\b", r"[^\W\d_]{2}(?i:Q)"]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder where nothing is kept yet, and everything new is worth it."""
    monkeypatch.setenv("VNPLAN_CACHE", str(tmp_path))
    monkeypatch.setattr(store, "_WORTH", 1)
    store.kept.cache_clear()
    yield tmp_path
    store.kept.cache_clear()


def again() -> None:
    """As in the next process."""
    store.kept().write()
    store.kept.cache_clear()


@pytest.mark.usefixtures("empty")
def test_a_kept_pattern_is_the_one_that_was_made() -> None:
    made = [kept_re.compile(pattern, flags) for pattern, flags in PATTERNS]
    again()
    assert made == [kept_re.compile(pattern, flags) for pattern, flags in PATTERNS]
    assert all(store.kept().get(f"re listed {int(flags)} {pattern}") for pattern, flags in PATTERNS)
    for pattern, one in zip(PATTERNS, made, strict=True):
        usual = re.compile(*pattern)
        assert (one.flags, one.groupindex, one.groups) == (usual.flags, usual.groupindex, usual.groups)


@pytest.mark.usefixtures("empty")
def test_a_kept_pattern_is_the_one_that_regex_makes() -> None:
    text = "tháng 5, thang 6/7/8, trước đến ab kỳ Q1"
    for turn in range(2):
        for pattern in FUZZY:
            made, usual = kept_regex.compile(pattern), regex.compile(pattern)
            assert made.groupindex == usual.groupindex
            found = [(m.span(), m.capturesdict()) for m in made.finditer(text)]
            assert found == [(m.span(), m.capturesdict()) for m in usual.finditer(text)], (turn, pattern)
        again()


@pytest.mark.usefixtures("empty")
def test_a_pattern_that_is_none_is_refused_as_by_re() -> None:
    with pytest.raises(re.error):
        kept_re.compile("(")


def test_what_is_damaged_or_of_another_version_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    first = Kept(path, "1")
    for number in range(30):
        first.put(str(number), Code(numbers_of([number, 7]), [number]))
    first.put("words", ["sở", {"day": "2025-07-01"}])
    first.write()
    same = Kept(path, "1")
    assert code_of(same.get("3").numbers) == [3, 7]
    assert same.get("words") == ["sở", {"day": "2025-07-01"}]
    assert Kept(path, "2").get("3") is None
    data = path.read_bytes()
    for cut in (data[:-1], data[:40], b"", data[:60] + b"x" + data[61:]):
        path.write_bytes(cut)
        assert Kept(path, "1").get("3") is None


def test_nothing_is_kept_where_nothing_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNPLAN_CACHE", "")
    monkeypatch.chdir(tmp_path)
    store.kept.cache_clear()
    for number in range(40):
        kept_re.compile(f"a{{{number}}}")
    again()
    assert not list(tmp_path.iterdir())
    store.kept.cache_clear()
    file = tmp_path / "file"
    file.write_text("")
    other = Kept(file / "below", "1")
    for number in range(40):
        other.put(str(number), [])
    other.write()  # no folder can be made there: that is no error


def test_a_file_that_is_full_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_MOST", 50)
    for turn in range(3):
        made = Kept(tmp_path / "kept", "1")
        for number in range(30):
            made.put(f"{turn} {number}", [turn])
        made.write()
    last = Kept(tmp_path / "kept", "1")
    assert last.get("2 1") == [2]
    assert last.get("0 1") is None


@pytest.mark.usefixtures("empty")
def test_what_was_made_of_a_text_is_not_made_again() -> None:
    made: list[str] = []

    def capitals(text: str) -> str:
        made.append(text)
        return text.upper()

    for turn in range(2):
        for text in ("sở", "bộ"):
            assert store.made_of(text, "capitals", capitals) == text.upper(), turn
        again()
    assert made == ["sở", "bộ"]
