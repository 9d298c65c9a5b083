"""From text to the packed model."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from vnplan.errors import UnreadableError
from vnplan.lm import pack
from vnplan.lm.count import Corpus, Spellings, read, tally, to_ids
from vnplan.lm.estimate import Counts, Level, estimate, without_noise
from vnplan.lm.model import BOW_STEP, BOW_ZERO, STEP
from vnplan.lm.spelling import key_of, twin
from vnplan.lm.table import build
from vnplan.lm.tokens import FIRST_WORD, Keys
from vnplan.text.letters import strip_marks

MOST = (800_000, 1_400_000)
LEAST = 6.0
MOST_WORDS = 40_000


def train(
    sources: Sequence[tuple[Path, float]], out: Path, *, most: tuple[int, int] = MOST, least: float = LEAST
) -> dict[str, object]:
    """Train on files of text (plain or xz, a paragraph a line), each with a weight, and write the model and its manifest.

    ``most`` is how many bigrams and trigrams may stay, ``least`` the weighted count below which a word is unknown. The
    manifest, also returned, lies beside the model with the suffix ``.json``.

    Raises:
        OSError: a source cannot be read or the model cannot be written.
        UnreadableError: there is too little text.
    """
    spellings = Spellings()
    corpora = [read(path, weight, spellings) for path, weight in sources]
    words, keys, ids = vocabulary(spellings, least)
    if not words:
        raise _too_little(sources, least)
    streams = [(to_ids(np.concatenate(c.stream), keys, ids), c.weight) for c in corpora if c.stream]
    size = FIRST_WORD + len(words)
    unigrams = sum((np.bincount(s, minlength=size) * w for s, w in streams), np.zeros(size))
    bare = np.concatenate((np.arange(FIRST_WORD), _bare_numbers(words))).astype(np.uint64)
    bigrams, trigrams = (without_noise(Counts(*tally(streams, order)), bare) for order in (2, 3))
    log_p1, bow1, two, three = estimate(np.asarray(unigrams, np.float64), bigrams, trigrams, most)
    if not len(three.keys):
        raise _too_little(sources, least)
    arrays = _word_arrays(words, keys, ids) | {"log_p1": log_p1.astype(np.float32), "bow1": bow1.astype(np.float32)}
    arrays |= _level_arrays("bi", two) | _level_arrays("tri", three)
    del arrays["tri_bow"]
    pack.dump(arrays, out)
    manifest = _manifest(
        sources, corpora, streams, out, {"words": len(words), "bigrams": len(two.keys), "trigrams": len(three.keys)}
    )
    out.with_suffix(".json").write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return manifest


def _too_little(sources: Sequence[tuple[Path, float]], least: float) -> UnreadableError:
    names = ", ".join(str(path) for path, _ in sources)
    return UnreadableError(
        f"{names}: too little text for a model: no word comes {least:g} times, or no three words come twice; give more text"
    )


def vocabulary(spellings: Spellings, least: float) -> tuple[list[str], Keys, npt.NDArray[np.uint16]]:
    """The usual spelling of each word that is kept, and sorted keys with ids; i and y as twins share an id."""
    usual = {key: max(forms.items(), key=lambda kv: (kv[1], kv[0]))[0] for key, forms in spellings.forms.items()}
    group: dict[int, int] = {}
    total: dict[int, float] = {}
    for key, form in usual.items():
        other = twin(form)
        pair = key_of(other) if other else 0
        mate = pair if pair in usual else key
        head = max(key, mate, key=lambda k: (spellings.counts[k], k))
        group[key] = head
        total[head] = total.get(head, 0.0) + spellings.counts[key]
    order = sorted((k for k in total if total[k] >= least), key=lambda k: (-total[k], usual[k]))[:MOST_WORDS]
    number = {key: FIRST_WORD + n for n, key in enumerate(order)}
    rows = {key: number[head] for key, head in group.items() if head in number}
    for head, ident in number.items():
        other = twin(usual[head])
        if other and key_of(other) not in rows:
            rows[key_of(other)] = ident
    keys = np.array(sorted(rows), np.uint64)
    return [usual[k] for k in order], keys, np.array([rows[k] for k in keys.tolist()], np.uint16)


def _bare_numbers(words: list[str]) -> npt.NDArray[np.int64]:
    """One number for all words that are the same without their marks."""
    numbers: dict[str, int] = {}
    return np.array([FIRST_WORD + numbers.setdefault(strip_marks(w), len(numbers)) for w in words], np.int64)


def _word_arrays(words: list[str], keys: Keys, ids: npt.NDArray[np.uint16]) -> dict[str, npt.NDArray[Any]]:
    text = "".join(words).encode("utf-8")
    ends = np.cumsum([len(w) for w in words]).astype(np.uint32)
    return {"word_keys": keys, "word_ids": ids, "spellings": np.frombuffer(text, np.uint8), "spelling_ends": ends}


def _level_arrays(name: str, level: Level) -> dict[str, npt.NDArray[Any]]:
    bases, steps, prints, order = build(level.keys)
    p = np.clip(np.rint(-level.log_p / STEP), 0, 255).astype(np.uint8)[order]
    bow = np.clip(np.rint(level.log_bow / BOW_STEP) + BOW_ZERO, 0, 255).astype(np.uint8)[order]
    return {f"{name}_bases": bases, f"{name}_steps": steps, f"{name}_prints": prints, f"{name}_p": p, f"{name}_bow": bow}


def _manifest(
    sources: Sequence[tuple[Path, float]],
    corpora: list[Corpus],
    streams: list[tuple[npt.NDArray[np.uint16], float]],
    out: Path,
    sizes: dict[str, int],
) -> dict[str, object]:
    """What the model was trained on and with which command, by names of files only."""
    rows = []
    for (path, weight), (ids, _) in zip(sources, streams, strict=True):
        data = path.read_bytes()
        rows.append(
            {
                "name": path.name,
                "weight": weight,
                "bytes": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
                "tokens": len(ids),
            }
        )
    weights = " ".join(f"--weight {c.name}={c.weight:g}" for c in corpora if c.weight != 1)
    names = " ".join(c.name for c in corpora)
    model = out.read_bytes()
    return {
        "model": {"name": out.name, "bytes": len(model), "sha256": hashlib.sha256(model).hexdigest(), **sizes},
        "command": f"vnplan lm train {names} -o {out.name}" + (f" {weights}" if weights else ""),
        "sources": rows,
    }
