"""RTF files."""

from vnplan.read.rtf.read import rtf_blocks

__all__ = ["rtf_blocks"]
