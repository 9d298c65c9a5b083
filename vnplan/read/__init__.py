"""Bytes or text to a clipping: decoding, HTML, Markdown, plain text."""
