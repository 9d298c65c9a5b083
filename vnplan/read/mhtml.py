"""Pages that a browser or Word saved whole (MHTML), and mail: the page or the text in them, and what is attached."""

import email
import email.header
import email.policy
import re
from collections.abc import Sequence
from email.message import Message
from typing import NamedTuple

_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,60}\r?\n")
_MARK = re.compile(rb"^(?:MIME-Version|Content-Type|Received|Message-ID)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_HEAD = 20_000
_MOST_PARTS, _DEEPEST = 2000, 20


class Mail(NamedTuple):
    """What is in a saved page or a mail: the page with its media type and charset, and what is attached, by name."""

    page: tuple[bytes, str] | None
    attached: tuple[tuple[str, bytes], ...]


def read_mail(data: bytes) -> Mail | None:
    r"""What is in a saved page or a mail; ``None`` where the bytes are neither.

    Pictures that the text of a mail shows are a part of it, and not attached.

    >>> read_mail(b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>a</p>")
    Mail(page=(b'<p>a</p>', 'text/html; charset=utf-8'), attached=())
    """
    message = _message(data)
    if message is None:
        return None
    parts = list(enumerate(_parts(message), 1))
    attached = tuple((_name(part, number), _body(part)) for number, part in parts if _is_attached(part))
    return Mail(_page([part for _, part in parts if not _is_attached(part)]), attached)


def _page(parts: Sequence[Message]) -> tuple[bytes, str] | None:
    """The page among the parts of a mail, else its plain text."""
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and (body := _body(part)).strip():
                charset = part.get_content_charset()
                return body, f"{kind}; charset={charset}" if charset else kind
    return None


def _message(data: bytes) -> Message | None:
    header = _HEADER.match(data[:_HEAD].lstrip())
    if header is None or not _MARK.search(header.group()):
        return None
    return email.message_from_bytes(data.lstrip(), policy=email.policy.compat32)


def _parts(message: Message) -> list[Message]:
    """The parts of a mail that are no mere holders of others; of a mail in it the mail as a whole."""
    out: list[Message] = []
    waiting: list[tuple[Message, int]] = [(message, 0)]
    while waiting and len(out) < _MOST_PARTS:
        part, depth = waiting.pop()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" and depth < _DEEPEST else None
        if isinstance(inner, list):
            waiting += [(each, depth + 1) for each in reversed(inner) if isinstance(each, Message)]
        else:
            out.append(part)
    return out


def _is_attached(part: Message) -> bool:
    """True if a part is a file of its own."""
    if part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822":
        return True
    return part.get_filename() is not None and "Content-ID" not in part and "Content-Location" not in part


def _name(part: Message, number: int) -> str:
    """The name of a file as it was attached, without folders."""
    if part.get_content_type() == "message/rfc822":
        return f"{number}.eml"
    raw = part.get_filename() or f"{number}"
    return _said(raw).replace("\\", "/").rsplit("/", 1)[-1].strip(". ") or f"{number}"


def _said(words: str) -> str:
    """Words of a header, decoded."""
    try:
        return str(email.header.make_header(email.header.decode_header(words)))
    except (ValueError, LookupError):
        return words


def _body(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
