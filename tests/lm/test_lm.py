"""The language model: tokens, counts, probabilities, the packed file."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from vnplan.errors import ModelError, UnreadableError
from vnplan.lm import tokens as tk
from vnplan.lm.command import lm
from vnplan.lm.estimate import Counts, interpolate, without_noise
from vnplan.lm.model import PACKED, Model, packed
from vnplan.lm.spelling import key_of, twin
from vnplan.lm.table import Table, build
from vnplan.lm.train import train

TEXT = "sở tài chính chủ trì\nsở y tế phối hợp với sở tài chính\nsở tài chính phối hợp với sở y tế\n" * 5


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = tmp_path_factory.mktemp("lm")
    (folder / "text.txt").write_text(TEXT, "utf-8")
    train([(folder / "text.txt", 1.0)], folder / "small.lm", most=(100, 100), least=1)
    return Model(folder / "small.lm")


def ids(model: Model, text: str) -> "np.typing.NDArray[np.uint16]":
    tokens = tk.tokenise(text)
    return tk.stream(tokens, model.ids(tokens.key))[0]


def test_numbers_and_codes_are_classes() -> None:
    tokens = tk.tokenise("Số 58/KH-UBND ngày 10/6/2017, tăng 5G.")
    stream, slot = tk.stream(tokens, np.full(len(tokens), 99, np.uint16))
    assert stream.tolist() == [1, 99, tk.CODE, 99, tk.NUMBER, tk.COMMA, 99, tk.CODE]
    assert slot.tolist() == [1, 2, 2, 2, 3, 4, 4, 4, 6, 7]


@pytest.mark.parametrize(("one", "other"), [("hoà", "hòa"), ("HOÀ", "hòa"), ("uỷ", "ủy"), ("khoẻ", "khỏe"), ("thuý", "thúy")])
def test_styles_of_tone_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other) != key_of("hoa")


def test_i_and_y_are_twins_in_open_syllables_only() -> None:
    assert (twin("kỹ"), twin("quy"), twin("lí"), twin("thi"), twin("mình")) == ("kĩ", "qui", "lý", None, None)
    model = packed()
    for one, other in (("kỹ", "kĩ"), ("lý", "lí"), ("tỷ", "tỉ")):
        first, second = model.ids(tk.tokenise(f"{one} {other}").key)
        assert first == second != tk.UNKNOWN


def test_a_table_finds_what_was_put_in() -> None:
    keys = np.unique(np.random.default_rng(1).integers(0, 1 << 48, 20_000)).astype(np.uint64)
    bases, steps, prints, order = build(keys)
    table = Table(bases, steps, prints)
    assert (order[table.find(keys)] == np.arange(len(keys))).mean() > 0.999
    assert (table.find(keys + np.uint64(1 << 50)) >= 0).mean() < 0.001


def test_probabilities_sum_to_about_one(small: Model) -> None:
    everything = np.arange(len(small.log_p1), dtype=np.uint16)
    for context in ("sở tài", "phối hợp", "tế chủ"):
        first, second = ids(small, context)[1:]
        p = [small.after(int(first), int(second), third) for third in everything.tolist()]
        assert math.isclose(float(np.exp(p).sum()), 1, abs_tol=0.1)


def test_what_was_seen_is_likelier(small: Model) -> None:
    seen, turned = small.score(ids(small, "sở tài chính chủ trì")).sum(), small.score(ids(small, "trì chính tài chủ sở")).sum()
    assert seen > turned + 3


def test_the_corpus_s_own_misspellings_are_dropped() -> None:
    keys = np.array([(5 << 16) | 6, (5 << 16) | 7], np.uint64)
    counts = Counts(keys, np.array([10_000, 2]), np.array([10_000.0, 2.0]))
    bare = np.array([0, 1, 2, 3, 4, 5, 6, 6], np.uint64)
    assert without_noise(counts, bare).keys.tolist() == keys[:1].tolist()
    assert len(without_noise(Counts(keys, np.array([1_000, 2]), counts.weighted), bare).keys) == 2


def test_interpolation_leaves_a_share_for_what_was_not_seen() -> None:
    keys = np.array([(8 << 16) | w for w in range(9, 14)], np.uint64)
    counts = Counts(keys, np.array([1, 1, 2, 3, 9]), np.array([1.0, 1.0, 2.0, 3.0, 9.0]))
    total = float(interpolate(counts, np.zeros(5)).sum())
    assert 0.5 < total < 1


def test_the_manifest_says_what_was_trained_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    out = tmp_path / "own.lm"
    run = CliRunner().invoke(lm, ["train", str(tmp_path / "a.txt"), "-o", str(out), "--weight", "a.txt=2"])
    assert run.exit_code == 0, run.output
    manifest = json.loads(out.with_suffix(".json").read_text("utf-8"))
    assert manifest["command"] == "vnplan lm train a.txt -o own.lm --weight a.txt=2"
    assert manifest["sources"][0]["bytes"] == len(TEXT.encode())
    assert str(tmp_path) not in json.dumps(manifest)
    first = out.read_bytes()
    CliRunner().invoke(lm, ["train", str(tmp_path / "a.txt"), "-o", str(out), "--weight", "a.txt=2"])
    assert out.read_bytes() == first


def test_a_weight_without_a_corpus_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    for weight in ("b.txt=2", "a.txt=much"):
        run = CliRunner().invoke(lm, ["train", str(tmp_path / "a.txt"), "-o", str(tmp_path / "m.lm"), "--weight", weight])
        assert run.exit_code == 2


@pytest.mark.parametrize("text", ["", "sở y tế", "một hai ba bốn năm sáu\n" * 2])
def test_too_little_text_is_said(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    with pytest.raises(UnreadableError, match=r"a\.txt: too little text.*give more"):
        train([(tmp_path / "a.txt", 1.0)], tmp_path / "own.lm")
    assert not (tmp_path / "own.lm").exists()


def test_the_packed_model_is_small_and_has_its_manifest() -> None:
    manifest = json.loads(PACKED.with_suffix(".json").read_text("utf-8"))
    assert PACKED.stat().st_size == manifest["model"]["bytes"] <= 10_000_000
    assert all("/" not in source["name"] for source in manifest["sources"])


def test_a_damaged_model_is_refused_with_a_way_out(tmp_path: Path) -> None:
    for content in (b"", b"no model", PACKED.read_bytes()[:5000]):
        path = tmp_path / "bad.lm"
        path.write_bytes(content)
        with pytest.raises(ModelError, match=r"bad\.lm"):
            Model(path)
    with pytest.raises(ModelError, match=r"none\.lm"):
        Model(tmp_path / "none.lm")


def test_a_flipped_bit_anywhere_in_a_model_is_damage(tmp_path: Path) -> None:
    whole = PACKED.read_bytes()
    for at in (20, 200, len(whole) // 2, len(whole) - 1):
        data = bytearray(whole)
        data[at] ^= 4
        (tmp_path / "flipped.lm").write_bytes(data)
        with pytest.raises(ModelError, match=r"flipped\.lm"):
            Model(tmp_path / "flipped.lm")


def test_one_pair_and_one_word_behind_two_are_what_many_at_once_are(small: Model) -> None:
    words = np.random.default_rng(7).integers(0, len(small.log_p1), (3, 400)).astype(np.uint16)
    words[1, :40] = tk.BOUND
    p, bow, seen = small.bigrams(words[0], words[1])
    assert [small.pair(a, b) for a, b in zip(*words[:2].tolist(), strict=True)] == list(zip(p, bow, seen.tolist(), strict=True))
    after = small.step(words[0], words[1], words[2], bow)[0]
    assert [small.after(*three) for three in words.T.tolist()] == after.tolist()
    assert seen.any()
    assert not seen.all()
