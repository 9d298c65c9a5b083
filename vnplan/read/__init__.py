"""Bytes or text to a clipping: decoding, HTML, Markdown, plain text."""

from vnplan.read.clip import clip
from vnplan.read.files import Readable

__all__ = ["Readable", "clip"]
