"""RTF to tokens: braces, control words with their numbers, text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.IGNORECASE
)


class Token(NamedTuple):
    """A token: ``kind`` is ``word``, ``byte``, ``sign``, ``open``, ``close`` or ``text``."""

    kind: str
    text: str = ""
    number: int | None = None
    raw: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    r"""The tokens of an RTF file. Binary data in it are passed over.

    >>> [t.kind for t in tokens(rb"{\b0 K\'ea}")]
    ['open', 'word', 'text', 'byte', 'close']
    """
    at = 0
    while True:
        found = _TOKEN.search(data, at)
        if found is None:
            return
        at = found.end()
        word, number, code, sign, brace, text = found.groups()
        if word is not None:
            value = None if number is None else int(number)
            if word == b"bin" and value is not None:
                at += max(0, value)
            yield Token("word", word.decode("ascii"), value)
        elif code is not None:
            yield Token("byte", raw=bytes.fromhex(code.decode("ascii")))
        elif sign is not None:
            yield Token("sign", sign.decode("latin-1"))
        elif brace is not None:
            yield Token("open" if brace == b"{" else "close")
        elif text is not None:
            yield Token("text", raw=text)
