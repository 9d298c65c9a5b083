"""Bytes or text to a clipping: decoding, HTML, Markdown, plain text."""

from vnplan.read.clip import clip

__all__ = ["clip"]
