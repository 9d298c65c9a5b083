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
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{output}: cannot be written: {error.strerror}; choose another --output") from error
