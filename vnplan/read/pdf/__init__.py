"""PDF files: the text layer read by where its glyphs stand; needs the extra ``pdf``."""

from vnplan.read.pdf.read import pdf_pages, pdf_read, picture_read

__all__ = ["pdf_pages", "pdf_read", "picture_read"]
