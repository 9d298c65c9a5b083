"""Pages that a browser or Word saved whole (MHTML), and mail: the page or the text in them, and what is attached."""

import email
import email.header
import email.policy
import re
from email.message import Message

_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,60}\r?\n")
_MARK = re.compile(rb"^(?:MIME-Version|Content-Type|Received|Message-ID)[ \t]*:", re.IGNORECASE | re.MULTILINE)
_HEAD = 20_000
_MOST_PARTS, _DEEPEST = 2000, 20


def page_in(data: bytes) -> tuple[bytes, str] | None:
    r"""The page in a saved page or a mail, and its media type with its charset; ``None`` where the bytes are neither.

    >>> page_in(b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>a</p>")
    (b'<p>a</p>', 'text/html; charset=utf-8')
    """
    message = _message(data)
    parts = [] if message is None else [part for part in _parts(message) if not _is_attached(part)]
    for kind in ("text/html", "text/plain"):
        for part in parts:
            if part.get_content_type() == kind and (body := _body(part)).strip():
                charset = part.get_content_charset()
                return body, f"{kind}; charset={charset}" if charset else kind
    return None


def attachments(data: bytes) -> list[tuple[str, bytes]]:
    """What is attached to a mail, by name; pictures that its text shows are a part of it. Nothing where the bytes are no mail."""
    message = _message(data)
    if message is None:
        return []
    return [(_name(part, number), _body(part)) for number, part in enumerate(_parts(message), 1) if _is_attached(part)]


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
    """Whether a part is a file of its own."""
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
