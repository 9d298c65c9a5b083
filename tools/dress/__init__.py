"""Documents of the corpus in the clothes of other people's tools: what stands in ``corpora/clothes`` is made here.

``python -m tools.dress`` needs pandoc, LibreOffice and pdftotext on the PATH and, in the Python named by ``VNPLAN_DRESS``,
python-docx, mammoth, docx2txt, docx2python, markitdown, pymupdf, markdownify, html2text, beautifulsoup4, inscriptis and
resiliparse. The tests read what it made and need none of them.
"""
