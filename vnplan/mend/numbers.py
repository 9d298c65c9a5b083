"""Codes inside document numbers that were read as other letters: "15-KH/EU", "689/QĐĐ-TTg", "58/KH-ƯBND"."""

from vnplan.model.edit import Edit
from vnplan.text import kept_re as re
from vnplan.vocab.numbers import canonical, embedded, form_of, goes_on, parse_number, scan, split_before

CONFIDENCE = 0.95
_PIECE = re.compile(r"[^\W_]+")


def number_edits(text: str) -> list[Edit]:
    """Edits of what was misread in numbers that are whole, in order; how people write a code (QD, TTG) is left as it is.

    >>> [(edit.start, edit.end, edit.new) for edit in number_edits("Kế hoạch số 15-KH/EU, số l2/QĐ-UBND, 3/QD-TTG")]
    [(18, 20, 'TU'), (25, 27, '12')]
    >>> [(edit.start, edit.end, edit.new) for edit in number_edits("Quyết định 22 5/QĐ-SYT")]
    [(13, 14, '')]
    """
    out = []
    for start, end in scan(text):
        raw = text[start:end]
        right = canonical(raw)
        number = parse_number(right)
        if number and (blank := split_before(text, start)):
            out.append(Edit(start - blank, start, "", "repair.number", CONFIDENCE))
            continue
        if number is None or form_of(number).word or embedded(text, start) or goes_on(text, end):
            continue
        read, meant = list(_PIECE.finditer(raw)), _PIECE.findall(right)
        if len(read) == len(meant):
            pairs = zip(read, meant, strict=True)
            out += [_edit(start, piece, new) for piece, new in pairs if _spelt(piece.group()) != _spelt(new)]
    return out


def _edit(start: int, piece: re.Match[str], new: str) -> Edit:
    return Edit(start + piece.start(), start + piece.end(), new, "repair.number", CONFIDENCE)


def _spelt(code: str) -> str:
    return code.upper().replace("D", "Đ")
