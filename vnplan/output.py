"""Where the commands put what they made: a file, or standard output."""

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
