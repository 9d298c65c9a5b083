import shutil

import pytest

from tools.scan_bench import Wrong, page_wrong, printed_pages

TEXT = "Điều 1. Giao Sở Y tế chủ trì kiểm tra.\nĐiều 2. Sở Tài chính bố trí kinh phí theo quy định.\n" * 4


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("tesseract") and shutil.which("fc-match")), reason="needs Tesseract and fontconfig")
def test_words_of_a_printed_page_are_counted() -> None:
    pytest.importorskip("PIL")
    [(truth, picture)] = printed_pages(TEXT, 1, 0.0)
    wrong = page_wrong(truth, picture)
    assert wrong.words == len(TEXT.split())
    assert wrong.repaired <= wrong.read <= wrong.words // 4
    total = Wrong()
    total.add(wrong)
    total.add(wrong)
    assert total.read == 2 * wrong.read
