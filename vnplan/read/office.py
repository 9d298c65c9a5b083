"""Files of old Word, RTF and ODT through programs that are found on the PATH: LibreOffice, or antiword for the text alone."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from vnplan.errors import UnreadableError

_SECONDS = 120
WAY_OUT = "install LibreOffice (Debian: apt install libreoffice-writer), or save the document as .docx"


def as_docx(data: bytes, suffix: str, name: str) -> bytes | None:
    """A document as LibreOffice saves it to .docx; ``None`` where there is no LibreOffice.

    Raises:
        UnreadableError: LibreOffice cannot convert it.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="vnplan-") as folder:
        source = Path(folder, f"document{suffix}")
        source.write_bytes(data)
        # A profile of its own: two runs with the same one wait for each other, or fail.
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder]
        said = _run([program, profile, *options, str(source)], name)
        made = Path(folder, "document.docx")
        if not made.is_file():
            raise UnreadableError(f"{name}: LibreOffice cannot read this document ({said}); save it as .docx with Word")
        return made.read_bytes()


def as_text(data: bytes, name: str) -> str:
    """The text of a document of old Word, by antiword.

    Raises:
        UnreadableError: neither LibreOffice nor antiword is installed, or antiword cannot read it.
    """
    program = shutil.which("antiword")
    if program is None:
        raise UnreadableError(f"{name}: this is an Office file (.doc); to read it {WAY_OUT}; antiword reads its text")
    with tempfile.TemporaryDirectory(prefix="vnplan-") as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(data)
        text = _run([program, "-m", "UTF-8.txt", "-w", "0", str(source)], name)
    if not text.strip():
        raise UnreadableError(f"{name}: antiword cannot read this Office file; to read it {WAY_OUT}")
    return text


def _run(command: list[str], name: str) -> str:
    """What a program prints."""
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS, stdin=subprocess.DEVNULL)  # noqa: S603 - no shell, fixed words
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"{name}: its conversion takes longer than {_SECONDS} s; save it as .docx with Word") from error
    except OSError as error:
        raise UnreadableError(f"{name}: {command[0]} cannot be run ({error}); {WAY_OUT}") from error
    return done.stdout.decode("utf-8", "replace")
