"""Where the commands put what they made: a file, or standard output."""

import os
import sys
from pathlib import Path

import click


def write(data: bytes, output: Path | None) -> None:
    """Write to a file, or to standard output where there is none.

    Raises:
        click.ClickException: the file cannot be written; the message says why and what to do.
    """
    if output is None:
        _print(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{output}: cannot be written: {error.strerror}; choose another --output") from error


def _print(data: bytes) -> None:
    """Write to standard output; bytes that are no text are for files and pipes."""
    if sys.stdout is None:
        raise click.ClickException("standard output is closed; name a file with --output")
    if sys.stdout.isatty() and b"\0" in data:
        raise click.ClickException("this format is no text; name a file with --output, or send it through a pipe")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def piped() -> bytes:
    """What standard input holds.

    Raises:
        click.ClickException: there is none.
    """
    if sys.stdin is None:
        raise click.ClickException("there is no standard input; name the files to read")
    return sys.stdin.buffer.read()


def targets(names: list[str], form: str, folder: Path) -> dict[str, Path]:
    """Where each page goes in a folder: its own name with the ending of the format, below its folder where names meet."""
    from vnplan.export import extension

    ending = extension(form)
    flat = {name: folder / ((Path(name).name if name != "-" else "page") + ending) for name in names}
    if len(set(flat.values())) == len(flat):
        return flat
    files = [Path(name).absolute() for name in names if name != "-"]
    above = Path(os.path.commonpath([file.parent for file in files]))
    below = {name: folder / f"{Path(name).absolute().relative_to(above)}{ending}" for name in names if name != "-"}
    return {**flat, **below}


def made(target: Path) -> Path:
    """A file's path, its folder made if need be."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"{target.parent}: cannot be made: {error.strerror}; choose another --output") from error
    return target


def concatenated(pieces: list[str | bytes]) -> str | bytes:
    """All of one format below each other, as one."""
    if all(isinstance(piece, str) for piece in pieces):
        return "".join(piece if piece.endswith("\n") else f"{piece}\n" for piece in pieces if isinstance(piece, str))
    return b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in pieces)


def is_one_file(form: str, output: Path) -> bool:
    """True if several documents go into the one file that was named: "-f xlsx -o all.xlsx"."""
    from vnplan.export import extension, one_file

    return output.suffix.lower() == extension(form) and one_file(form) and not output.is_dir()
