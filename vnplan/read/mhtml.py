"""Pages that a browser or Word saved whole (MHTML), and mail: the page or the text in them."""

import email
import email.policy
import re
from email.message import Message

_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,60}\r?\n")
_MARK = re.compile(rb"^(?:MIME-Version|Content-Type|Received|Message-ID)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_HEAD = 20_000
_MOST_PARTS = 200


def page_in(data: bytes) -> tuple[bytes, str] | None:
    r"""The page in a saved page or a mail, and its media type with its charset; ``None`` where the bytes are neither.

    >>> page_in(b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>a</p>")
    (b'<p>a</p>', 'text/html; charset=utf-8')
    """
    header = _HEADER.match(data[:_HEAD].lstrip())
    if header is None or not _MARK.search(header.group()):
        return None
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)
    for kind in ("text/html", "text/plain"):
        for number, part in enumerate(message.walk()):
            if number < _MOST_PARTS and part.get_content_type() == kind and (body := _body(part)).strip():
                charset = part.get_content_charset()
                return body, f"{kind}; charset={charset}" if charset else kind
    return None


def _body(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
