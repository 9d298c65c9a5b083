"""Files: how they are opened, and which are refused."""

import os
import warnings
from pathlib import Path
from typing import IO

from vnplan.errors import UnreadableError

# All that a page, a text or a file can be given as.
Readable = str | bytes | bytearray | os.PathLike[str] | IO[str] | IO[bytes]
# No longer text is looked at for being the name of a file.
_LONGEST_NAME = 255
# The endings of files that hold a document each; what a file is, its content says.
SUFFIXES = (
    ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".eml",
    ".md", ".markdown", ".txt", ".text", ".docx", ".docm", ".doc", ".rtf", ".odt", ".pdf",
    ".tif", ".tiff",
)  # fmt: skip

# More than any page or text of documents; an archive of them is for the batch commands.
MAX_SIZE = 100_000_000

# What is no text, by the bytes that it begins with, and the way out.
_MAGIC = (
    (b"PK\x03\x04", 0, "a ZIP file that holds no document", "unpack it, or use `vnplan batch`"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "an Office file (.xls, .ppt)", "save what it says as text or HTML"),
    (b"GIF8", 0, "a GIF image", "save it as PNG"),
    (b"WEBP", 8, "a WebP image", "save it as PNG"),
    (b"\x1f\x8b\x08", 0, "a gzip file", "unpack it first"),
    (b"BZh", 0, "a bzip2 file", "unpack it first"),
    (b"\xfd7zXZ\x00", 0, "an xz file", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7-Zip file", "unpack it first"),
    (b"Rar!\x1a\x07", 0, "a RAR file", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", 0, "a Zstandard file", "unpack it first"),
    (b"\x7fELF", 0, "a program", "give a page, a text or Markdown"),
    (b"SQLite format 3\x00", 0, "a database", "export its pages first"),
    (b"ftyp", 4, "a film or a sound", "give a page, a text or Markdown"),
)
# Control characters that text has; VISCII and VPS take others for letters, but text in them holds no zeros.
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\v\f\r\x1b")
_LETTERS = bytes((*range(0x02, 0x07), *range(0x10, 0x16), 0x19, 0x1C, 0x1D, 0x1E))
_HEAD = 8192


def take(source: Readable) -> tuple[str | bytes, str | None]:
    """What a caller gave, as text or bytes, and its name if it is a file; a text that names a file gives a warning.

    Raises:
        TypeError: it is none of what ``Readable`` lists.
        UnreadableError: it is a file that cannot be read.

    >>> take("Kế hoạch"), take(bytearray(b"KH"))
    (('Kế hoạch', None), (b'KH', None))
    """
    if isinstance(source, str):
        _warn_of_name(source)
        return source, None
    if isinstance(source, bytes | bytearray):
        return bytes(source), None
    if isinstance(source, os.PathLike):
        return read_file(Path(source)), os.fspath(source)
    if not hasattr(source, "read"):
        kind = type(source).__name__
        raise TypeError(f"this is a {kind}; give a text (str), bytes, the path of a file (pathlib.Path) or an open file")
    data = source.read()
    name = getattr(source, "name", None)
    return data, name if isinstance(name, str) else None


def _warn_of_name(text: str) -> None:
    """Say so where a text is short and is the name of a file: a path was meant."""
    if len(text) > _LONGEST_NAME or "\n" in text or "\0" in text or "." not in text:
        return
    try:
        named = Path(text).is_file()
    except (OSError, ValueError):
        return
    if named:
        message = f"the text {text!r} was read, not the file of that name; give pathlib.Path({text!r}) to read the file"
        warnings.warn(message, UserWarning, stacklevel=5)


def read_file(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UnreadableError: it is missing, is a folder, may not be read, or is larger than ``MAX_SIZE`` bytes.
    """
    if path.is_dir():
        raise UnreadableError(f"{path}: this is a folder, not a file; name the files in it, or use `vnplan batch`")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_SIZE + 1)
    except FileNotFoundError:
        raise UnreadableError(f"{path}: there is no such file; check the path") from None
    except PermissionError:
        raise UnreadableError(f"{path}: it may not be read; check its permissions") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{path}: it cannot be read ({error}); check the path") from error
    return data


def check_size(size: int, name: str) -> None:
    """Refuse what is too large.

    Raises:
        UnreadableError: ``size`` is more than ``MAX_SIZE``.
    """
    if size > MAX_SIZE:
        limit = MAX_SIZE // 1_000_000
        raise UnreadableError(f"{name}: it is larger than {limit} MB; split it into its documents, or use `vnplan batch`")


def check_text(data: bytes, name: str) -> None:
    """Refuse what is no text.

    Raises:
        UnreadableError: the bytes are those of an image, an Office document, an archive, a program or other binary data.
    """
    for magic, at, what, way_out in _MAGIC:
        if data.startswith(magic, at):
            raise UnreadableError(f"{name}: this is {what}, not text; {way_out}")


def check_binary(data: bytes, name: str) -> None:
    """Refuse bytes that hold more control characters than damaged text does; those of UTF-16 must not be given.

    Raises:
        UnreadableError: the bytes are no text.
    """
    head = data[:_HEAD]
    zeros = head.count(0)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    others = controls - (len(head) - len(head.translate(None, _LETTERS)))
    if zeros * 10 > len(head) or others * 10 > len(head) or (zeros and controls * 16 > len(head)):
        raise UnreadableError(f"{name}: this is binary data, not text; give a page, a text or Markdown")
