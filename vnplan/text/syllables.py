"""Tells words that are built like a Vietnamese syllable."""

import unicodedata
from functools import cache, lru_cache

from vnplan.text import kept_re as re

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
# Rhymes without their tone.
_RHYMES = (
    "a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây"
    " e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu"
    " o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot"
    " ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông"
    " uôt up ut uy uya uych uynh uyên uyêt uyp uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu"
    " y ych yêm yên yêng yêt yêu ynh yt"
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED = re.compile("(?:c|ch|k|p|t)$")


@cache
def _shape() -> re.Pattern[str]:
    rhymes = "|".join(sorted(_RHYMES.split(), key=len, reverse=True))
    return re.compile(rf"(?:{'|'.join(_ONSETS.split())})?(?:{rhymes})$")


@lru_cache(maxsize=1 << 14)
def is_syllable(word: str) -> bool:
    """True if a word (NFC, any case) has the shape of a syllable: onset, rhyme, and a tone that the rhyme can bear.

    >>> [is_syllable(word) for word in ("Nghị", "quyết", "giữ", "quyêt", "Nghĩc", "web")]
    [True, True, True, False, False, False]
    """
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in apart if c in _TONES]
    if len(tones) > 1:
        return False
    unmarked = unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES))
    if not _shape().match(unmarked):
        return False
    return tones[:1] in (["\u0301"], ["\u0323"]) if _STOPPED.search(unmarked) else True
