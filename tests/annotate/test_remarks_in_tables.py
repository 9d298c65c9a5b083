"""A table of shares that places get, with remarks on some of its rows, hands out no work."""

from vnplan.pipeline import parse

HEAD = "NGHỊ QUYẾT\n\nVề vốn đối ứng năm 2025\n\nĐiều 1. Vốn đối ứng\n\na) Tỷ lệ vốn theo bảng:\n\n"
PLACES = ("Xã Hòa Lợi", "Xã An Phú", "Xã Tân Bình", "Phường Đông Hà", "Phường Nam Lý")


def page(remarks: tuple[str, ...]) -> str:
    rows = (
        f"<tr><td>{i}</td><td>{place}</td><td>40</td><td>60</td><td>{say}</td></tr>"
        for i, (place, say) in enumerate(zip(PLACES, remarks, strict=True), 1)
    )
    head = "<tr><td>TT</td><td>Địa phương</td><td>Tỷ lệ (%)</td><td>Khác</td></tr>"
    above = "".join(f"<p>{line}</p>" for line in HEAD.split("\n") if line)
    return f"<html><body>{above}<table>{head}{''.join(rows)}</table></body></html>"


WORK = "Tổ chức rà soát danh mục công trình của xã"


def test_remarks_on_a_few_rows_are_no_work() -> None:
    assert parse(page((WORK, "", "", WORK, ""))).tasks == ()


def test_what_stands_in_each_row_is_work() -> None:
    found = parse(page((WORK,) * len(PLACES))).tasks
    assert [task.lead[0].text for task in found] == list(PLACES)
