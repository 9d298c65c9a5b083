"""Tables that a line of dashes draws, and tables without outer pipes whose rows are wrapped."""

import pytest

import vnplan
from tests.oracle import check
from vnplan.model.block import Table

START = "KẾ HOẠCH\n\nThủy lợi năm 2024\n\nI. NỘI DUNG\n\n"
END = "\nII. KINH PHÍ\n\nNgân sách tỉnh.\n"
MULTILINE = """\
  ----------------------------------------------------
  TT       Nội dung       Cơ quan chủ Cơ quan   Thời
                          trì         phối hợp  hạn
  -------- -------------- ----------- --------- ------
  A. THỦY
  LỢI

  1        Nạo vét kênh   Sở Xây dựng Sở Y tế   Quý
           tưới                                 II/2024

  2        Đắp đập        Sở Nội vụ             Quý
                                                IV/2024
  ----------------------------------------------------
"""
SIMPLE = """\
  TT   Nội dung       Cơ quan chủ trì   Thời hạn
  ---- -------------- ----------------- ------------
  1    Nạo vét kênh   Sở Xây dựng       Quý II/2024
  2    Đắp đập        Sở Nội vụ         Quý IV/2024
"""
BARE = """\
TT| Nội dung| Cơ quan chủ trì| Cơ quan phối
hợp| Thời hạn
---|---|---|---|---
A. THỦY LỢI| | | |
1| Nạo vét kênh
tưới| Sở Xây dựng| Sở Y tế| Quý
II/2024
2| Đắp đập| Sở Nội vụ| | Quý IV/2024
"""


def ended(text: str) -> str:
    """The rows with the two blanks that end each of them."""
    lines = text.splitlines()
    ends = ("hạn", "---", "|", "2024")
    return "".join(f"{line}  \n" if line.endswith(ends) else f"{line}\n" for line in lines)


CASES = [("txt", MULTILINE), ("md", MULTILINE), ("txt", SIMPLE), ("md", SIMPLE), ("txt", ended(BARE)), ("md", ended(BARE))]


@pytest.mark.parametrize(("suffix", "table"), CASES)
def test_a_drawn_table_is_a_table(suffix: str, table: str) -> None:
    document = vnplan.parse(START + table + END, name=f"page.{suffix}")
    check(document)
    found = [node for node in document.walk() if isinstance(node, Table)]
    assert len(found) == 1
    assert found[0].header[:3] == ("TT", "Nội dung", "Cơ quan chủ trì")
    assert [one.lead[0].text for one in document.assignments] == ["Sở Xây dựng", "Sở Nội vụ"]
    assert [str(one.end) for one in document.deadlines] == ["2024-06-30", "2024-12-31"]
    assert [node.label for node in document.body if hasattr(node, "label")] == ["I", "II"]


@pytest.mark.parametrize("text", ["Một\n--- ---\n", "  TT  Việc\n  --- ----\n\nHết.\n", "a|b\n---|---\nc\n"])
def test_what_only_looks_drawn_is_text(text: str) -> None:
    document = vnplan.parse(START + text + END)
    check(document)
    assert not any(isinstance(node, Table) and len(node.rows) > 2 for node in document.walk())
