"""Tasks of regulations: what stands in an article that is called by a body alone, and what is only laid down."""

from vnplan import parse

PAGE = """ỦY BAN NHÂN DÂN
TỈNH HÀ NAM
Số: 58/2023/QĐ-UBND
Hà Nam, ngày 09 tháng 11 năm 2023

QUYẾT ĐỊNH
Ban hành Quy chế phối hợp quản lý bến phao

ỦY BAN NHÂN DÂN TỈNH HÀ NAM

Căn cứ Luật Giao thông đường thủy nội địa ngày 15 tháng 6 năm 2004;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý bến phao.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn An

QUY CHẾ
Phối hợp quản lý bến phao
(Kèm theo Quyết định số 58/2023/QĐ-UBND ngày 09/11/2023 của UBND tỉnh)

Chương I
NỘI DUNG PHỐI HỢP

Điều 1. Nguyên tắc
1. Một bến chỉ có một đầu mối quản lý.
2. Thông tin được trao đổi bằng văn bản.

Điều 2. Sở Xây dựng
1. Kiểm tra dây neo mỗi năm hai lần.
2. Các nhiệm vụ khác:
a) Cập nhật danh sách bến trước ngày 31/3/2024;
b) Công khai giá vé trên trang của Sở.

Điều 3. Công an tỉnh
1. Hướng dẫn các xã phân luồng mùa lũ.
"""


def test_clauses_of_an_article_called_by_a_body_are_its_tasks() -> None:
    found = [(task.at, [one.text for one in task.lead]) for task in parse(PAGE).tasks]
    assert found == [
        ("Quy chế.Chương I.Điều 2.1", ["Sở Xây dựng"]),
        ("Quy chế.Chương I.Điều 2.2.a", ["Sở Xây dựng"]),
        ("Quy chế.Chương I.Điều 2.2.b", ["Sở Xây dựng"]),
        ("Quy chế.Chương I.Điều 3.1", ["Công an tỉnh"]),
    ]


def test_a_table_below_a_heading_of_an_annex_is_no_task_as_a_whole() -> None:
    rows = "| TT | Nội dung | Đơn vị chủ trì |\n|---|---|---|\n| 1 | Nạo vét hố thu | Phòng Kỹ thuật |\n"
    rows += "| 2 | Đo độ mặn | Phòng An toàn |\n"
    below = "1. Phòng Tài vụ: lo kinh phí trước ngày 20/02/2024.\n"
    head = PAGE.partition("QUY CHẾ\nPhối")[0].replace("Quy chế phối hợp", "Kế hoạch")
    plan = "KẾ HOẠCH\nGiữ bến phao\n(Kèm theo Quyết định số 58/2023/QĐ-UBND ngày 09/11/2023 của UBND tỉnh)\n\n"
    document = parse(f"{head}{plan}I. NHIỆM VỤ\n\n{rows}\nII. TỔ CHỨC THỰC HIỆN\n\n{below}", name="a.md")
    assert [task.text for task in document.tasks if task.lead][:2] == ["Nạo vét hố thu", "Đo độ mặn"]
    assert max(len(task.text) for task in document.tasks) < len("| TT | Nội dung | Đơn vị chủ trì |" * 2)
