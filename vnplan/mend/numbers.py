"""Codes inside document numbers that were read as other letters: "15-KH/EU", "689/QĐĐ-TTg", "58/KH-ƯBND"."""

from vnplan.model.edit import Edit
from vnplan.text import kept_re as re
from vnplan.vocab.numbers import canonical, embedded, form_of, goes_on, parse_number, scan, split_before

CONFIDENCE = 0.95
_PIECE = re.compile(r"[^\W_]+")


def number_edits(text: str) -> list[Edit]:
    r"""Edits of what was misread in numbers that are whole, in order; how people write a code (QD, TTG) is left as it is.

    >>> [(edit.start, edit.end, edit.new) for edit in number_edits("Kế hoạch số 15-KH/EU, số l2/QĐ-UBND, 3/QD-TTG")]
    [(18, 20, 'TU'), (25, 27, '12')]
    >>> [(edit.start, edit.end, edit.new) for edit in number_edits("Quyết định 22 5/QĐ-SYT")]
    [(13, 14, '')]
    >>> [(edit.start, edit.end, edit.new) for edit in number_edits("văn bản số 21/B\u0422C-QLN")]
    [(14, 17, 'BTC')]
    """
    out = []
    for start, end in scan(text):
        raw = text[start:end]
        right, blank = canonical(raw), split_before(text, start)
        if right == raw and not blank:
            continue
        number = parse_number(right)
        if number and blank:
            out.append(Edit(start - blank, start, "", "repair.number", CONFIDENCE))
            continue
        # A number that only a word tells from others is changed where letters of another script stand in it.
        foreign = number is not None and form_of(number).word
        if number is None or (foreign and not _is_mixed(raw)) or embedded(text, start) or goes_on(text, end):
            continue
        read, meant = list(_PIECE.finditer(raw)), _PIECE.findall(right)
        pairs = zip(read, meant, strict=True) if len(read) == len(meant) else ()
        for piece, new in pairs:
            if _spelt(piece.group()) != _spelt(new) and (not foreign or _is_mixed(piece.group())):
                out.append(_edit(start, piece, new))
    return out


def _is_mixed(code: str) -> bool:
    """True if letters of the Greek or the Cyrillic script stand in a code."""
    return not code.isascii() and any("\u0370" <= character <= "\u052f" for character in code)


def _edit(start: int, piece: re.Match[str], new: str) -> Edit:
    return Edit(start + piece.start(), start + piece.end(), new, "repair.number", CONFIDENCE)


def _spelt(code: str) -> str:
    return code.upper().replace("D", "Đ")
