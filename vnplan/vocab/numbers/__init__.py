"""Document numbers: where they stand in a text, their one canonical spelling, their parts, the kind that their code names.

The one reader, whoever asks: header, citations, repair. A spelling is read from the whole of its characters or not at all.
"""

from vnplan.vocab.numbers.codes import codes, types
from vnplan.vocab.numbers.forms import form_of, kind_of_number, parse_number
from vnplan.vocab.numbers.scan import goes_on, may_stand_apart, scan
from vnplan.vocab.numbers.spelling import canonical
from vnplan.vocab.numbers.written import Written, embedded, find_numbers, split_before

__all__ = [
    "Written",
    "canonical",
    "codes",
    "embedded",
    "find_numbers",
    "form_of",
    "goes_on",
    "kind_of_number",
    "may_stand_apart",
    "parse_number",
    "scan",
    "split_before",
    "types",
]
