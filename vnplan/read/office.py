"""Files of old Word and ODT through programs that are found on the PATH: LibreOffice, or antiword for the text alone."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from vnplan.errors import UnreadableError
from vnplan.read.programs import run_program

_SECONDS = 120
WAY_OUT = "install LibreOffice (Debian: apt install libreoffice-writer), or save the document as .docx"
# What was converted together and is waiting to be asked for, by the hash of what it was made from.
_waiting: dict[bytes, bytes] = {}


def as_docx(data: bytes, name: str, suffix: str) -> bytes | None:
    """A document as LibreOffice saves it to .docx; ``None`` where there is no LibreOffice.

    Raises:
        UnreadableError: LibreOffice cannot convert it.
    """
    made = _waiting.pop(sha256(data).digest(), None)
    if made is not None:
        return made
    program = _libreoffice()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="vnplan-") as folder:
        source = Path(folder, f"document{suffix}")
        source.write_bytes(data)
        said = _run(_conversion(program, folder, [source]), name)
        target = Path(folder, "made", "document.docx")
        if not target.is_file():
            raise UnreadableError(f"{name}: LibreOffice cannot read this document ({said}); save it as .docx with Word")
        return target.read_bytes()


def convert_together(documents: Iterable[tuple[bytes, str]], seconds: float = _SECONDS) -> None:
    """Convert documents, given with their suffixes, in one run of LibreOffice: starting it takes longer than most of them.

    What ``as_docx`` is next asked for is then there; what could not be converted in these seconds is tried again alone, and
    fails there.
    """
    _waiting.clear()
    program = _libreoffice()
    unlike = {sha256(data).digest(): (data, suffix) for data, suffix in documents}
    if program is None or len(unlike) < 2:
        return
    with tempfile.TemporaryDirectory(prefix="vnplan-") as folder:
        sources = {key: Path(folder, f"{number}{suffix}") for number, (key, (_, suffix)) in enumerate(unlike.items())}
        for key, path in sources.items():
            path.write_bytes(unlike[key][0])
        with suppress(subprocess.TimeoutExpired, OSError):
            run_program(_conversion(program, folder, list(sources.values())), seconds)
        for key, path in sources.items():
            target = Path(folder, "made", f"{path.stem}.docx")
            if target.is_file():
                _waiting[key] = target.read_bytes()


def _libreoffice() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _conversion(program: str, folder: str, sources: Sequence[Path]) -> list[str]:
    # A profile of its own: two runs with the same one wait for each other, or fail.
    profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML"]
    return [program, profile, *options, "--outdir", str(Path(folder, "made")), *map(str, sources)]


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
        done = run_program(command, _SECONDS)
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"{name}: its conversion takes longer than {_SECONDS} s; save it as .docx with Word") from error
    except OSError as error:
        raise UnreadableError(f"{name}: {command[0]} cannot be run ({error}); {WAY_OUT}") from error
    return done.stdout.decode("utf-8", "replace")
