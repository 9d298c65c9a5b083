"""Counts to probabilities: interpolated absolute discounting, pruned by what each n-gram adds to the likelihood."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Keys = npt.NDArray[np.uint64]
NOISE = 5e-4


@dataclass(frozen=True, slots=True)
class Level:
    """The n-grams of one order that stay: their keys, natural log probabilities and back-off weights."""

    keys: Keys
    log_p: Floats
    log_bow: Floats


@dataclass(frozen=True, slots=True)
class Counts:
    """Distinct n-grams (sorted), how often each was seen, and the same weighted by source."""

    keys: Keys
    raw: npt.NDArray[np.int64]
    weighted: Floats


def without_noise(counts: Counts, bare: Keys) -> Counts:
    """Without the n-grams that are typing errors for sure.

    Corpora have errors of their own. Among n-grams that are the same without marks, one that is thousands of times rarer than
    the usual one is its misspelling. ``bare`` gives each id the number of its word without marks.
    """
    low = np.uint64(0xFFFF)
    folded = np.zeros(len(counts.keys), np.uint64)
    for shift in (np.uint64(32), np.uint64(16), np.uint64(0)):
        folded = (folded << np.uint64(16)) | bare[((counts.keys >> shift) & low).astype(np.int64)]
    order = np.argsort(folded, kind="stable")
    start = np.flatnonzero(np.diff(folded[order], prepend=folded[order[:1]] + np.uint64(1)))
    size = np.diff(np.append(start, len(order)))
    usual = np.empty(len(order), np.int64)
    usual[order] = np.repeat(np.maximum.reduceat(counts.raw[order], start), size)
    keep = counts.raw >= usual * NOISE
    return Counts(counts.keys[keep], counts.raw[keep], counts.weighted[keep])


def continuations(unigrams: Floats, bigrams: Counts) -> Floats:
    """For each id the number of different words before it, scaled to the size of ``unigrams`` (Kneser and Ney 1995).

    A word that is common behind a few words only ("sửa đổi", "thay đổi") is not to be expected behind others.
    """
    second = (bigrams.keys & np.uint64(0xFFFF)).astype(np.int64)
    kinds = np.bincount(second, minlength=len(unigrams)).astype(np.float64)
    return np.asarray(kinds * unigrams.sum() / kinds.sum())


def _discounts(raw: npt.NDArray[np.int64]) -> Floats:
    """The share of each count that is set aside (Chen and Goodman 1998, modified Kneser-Ney's three discounts)."""
    n1, n2, n3, n4 = (max(1, int((raw == n).sum())) for n in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    steps = np.clip([0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3], 0.1, [1, 0.95, 1.9, 2.85])
    return np.asarray(steps[np.minimum(raw, 3)] / raw)


def interpolate(counts: Counts, lower: Floats) -> Floats:
    """P(w | context) for every n-gram, where ``lower`` is the probability of its last words with one word less."""
    context = counts.keys >> np.uint64(16)
    start = np.flatnonzero(np.diff(context, prepend=context[:1] + np.uint64(1)))
    size = np.diff(np.append(start, len(context)))
    share = _discounts(counts.raw)
    total = np.add.reduceat(counts.weighted, start)
    spare = np.add.reduceat(counts.weighted * share, start) / total
    p = counts.weighted * (1 - share) / np.repeat(total, size) + np.repeat(spare, size) * lower
    return np.asarray(np.minimum(p, 1.0))


def backoff(kept_context: Keys, p: Floats, lower: Floats, contexts: Keys) -> Floats:
    """The log back-off weight of each context: what its kept n-grams leave, over what they leave one order below."""
    at = np.searchsorted(contexts, kept_context)
    used = np.bincount(at, p, len(contexts))
    below = np.bincount(at, lower, len(contexts))
    return np.log(np.clip(1 - used, 1e-4, 1)) - np.log(np.clip(1 - below, 1e-4, 1))


def best(counts: Counts, p: Floats, lower: Floats, most: int, least: int) -> npt.NDArray[np.int64]:
    """The rows of the ``most`` n-grams whose loss would cost the likelihood most, in order of key."""
    gain = counts.weighted * np.abs(np.log(p) - np.log(lower))
    rows = np.flatnonzero(counts.raw >= least)
    if len(rows) > most:
        rows = rows[np.argpartition(-gain[rows], most)[:most]]
    return np.sort(rows)


def estimate(unigrams: Floats, bigrams: Counts, trigrams: Counts, most: tuple[int, int]) -> tuple[Floats, Floats, Level, Level]:
    """Unigram log probabilities and back-off weights, then the two levels above.

    ``unigrams`` holds a weighted count for each id; ``most`` how many bigrams and trigrams may stay.
    """
    size = len(unigrams)
    spread = continuations(unigrams, bigrams) + 0.1
    p1 = spread / spread.sum()
    low = np.uint64(0xFFFF)
    lower2 = p1[(bigrams.keys & low).astype(np.int64)]
    p2 = interpolate(bigrams, lower2)
    suffix = np.searchsorted(bigrams.keys, trigrams.keys & np.uint64(0xFFFFFFFF))
    suffix = np.minimum(suffix, len(bigrams.keys) - 1)
    lower3 = p2[suffix]
    p3 = interpolate(trigrams, lower3)
    rows3 = best(trigrams, p3, lower3, most[1], 2)
    rows2 = best(bigrams, p2, lower2, most[0], 1)
    kept = trigrams.keys[rows3]
    context = np.unique(np.concatenate((kept >> np.uint64(16), kept & np.uint64(0xFFFFFFFF))))
    missing = np.searchsorted(bigrams.keys, context)
    missing = missing[bigrams.keys[np.minimum(missing, len(bigrams.keys) - 1)] == context]
    rows2 = np.union1d(rows2, missing)
    kept2 = bigrams.keys[rows2]
    heads = np.arange(size, dtype=np.uint64)
    bow1 = backoff(kept2 >> np.uint64(16), p2[rows2], lower2[rows2], heads)
    kept3 = trigrams.keys[rows3]
    tail = kept3 & np.uint64(0xFFFFFFFF)
    at = np.minimum(np.searchsorted(kept2, tail), len(kept2) - 1)
    backed = np.exp(bow1[((tail >> np.uint64(16)) & low).astype(np.int64)]) * p1[(tail & low).astype(np.int64)]
    below = np.where(kept2[at] == tail, p2[rows2][at], backed)
    inside = np.isin(kept3 >> np.uint64(16), kept2)
    bow2 = backoff((kept3 >> np.uint64(16))[inside], p3[rows3][inside], below[inside], kept2)
    return (
        np.log(p1),
        bow1,
        Level(kept2, np.log(p2[rows2]), bow2),
        Level(kept3, np.log(p3[rows3]), np.zeros(len(rows3))),
    )
