"""Bodies that no table knows, where only bodies can stand, and what is none there either."""

import pytest

from vnplan.vocab.bodies.lists import read_row
from vnplan.vocab.bodies.reader import Reader


def row(text: str, *, slot: bool) -> list[str] | None:
    """The names of a row, each with its kind, those with a question mark that the tables do not explain; then the rest."""
    found = read_row(Reader(text), 0, slot=slot)
    names = [f"{text[name.start : name.end]}{'' if name.known else '?'} {name.kind}" for name in found.names] if found else []
    return [*names, text[found.end :].strip()] if found else None


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Trại giống Ba Sao rà soát", ["Trại giống Ba Sao? organisation", "rà soát"]),
        ("Phà Ba Sao khẩn trương rà soát", ["Phà Ba Sao? organisation", "khẩn trương rà soát"]),
        ("Ga Hà Nam không đóng cửa", ["Ga Hà Nam? organisation", "không đóng cửa"]),
        ("Kho A12 rà soát", ["Kho A12? organisation", "rà soát"]),
        ("Bến Tàu số 7 rà soát", ["Bến Tàu số 7? organisation", "rà soát"]),
        ("Cụm thi đua số 3 rà soát", ["Cụm thi đua số 3? organisation", "rà soát"]),
        ("VCX và VNPT rà soát", ["VCX? organisation", "VNPT enterprise", "rà soát"]),
        # Persons, by an honorific, with the post behind a comma.
        ("bà Lê Thị Hoa, Phó Hiệu trưởng trực", ["Lê Thị Hoa, Phó Hiệu trưởng? position", "trực"]),
        ("bà Lê Thị Hoa trực", ["Lê Thị Hoa? position", "trực"]),
        ("ông An, Sở Y tế trực", ["An? position", "Sở Y tế department", "trực"]),
        # Actors in small letters, one or several.
        ("nhân viên thư viện rà soát", ["nhân viên thư viện? group", "rà soát"]),
        ("các chủ đò rà soát", ["các chủ đò? group", "rà soát"]),
        ("Chủ đò Ba Sao rà soát", ["Chủ đò Ba Sao? organisation", "rà soát"]),
        ("một số hộ nuôi cá rà soát", ["một số hộ nuôi cá? group", "rà soát"]),
        # A verb inside a name, where what ends the name follows soon.
        ("Tổ hòa giải thôn Đoài rà soát", ["Tổ hòa giải thôn Đoài? organisation", "rà soát"]),
        ("Nhóm trồng cây ven đê rà soát", ["Nhóm trồng cây ven đê? organisation", "rà soát"]),
        ("Đội quản lý chợ chủ trì", ["Đội quản lý chợ? organisation", "chủ trì"]),
        # No body: an action, what no body is called by, a number, a bracket.
        ("Xây dựng Ba Sao rà soát", None),
        ("Nạo vét kênh Ba Sao", None),
        ("Đề án Ba Sao rà soát", None),
        ("chủ động rà soát", None),
        ("tổ chức hội nghị", None),
        ("4 nhà máy rà soát", None),
        ("(Nhà máy) rà soát", None),
    ],
)
def test_what_only_its_place_tells_to_be_a_body(text: str, want: list[str] | None) -> None:
    assert row(text, slot=True) == want
    assert row(text, slot=False) is None


@pytest.mark.parametrize(
    ("text", "known", "slot"),
    [
        # The tables may have cut a name that a capital goes on behind.
        ("Sở Y tế Ba Sao rà soát", ["Sở Y tế department", "Ba Sao rà soát"], ["Sở Y tế Ba Sao? department", "rà soát"]),
        ("Trạm Y tế Hai rà soát", ["Trạm Y tế hospital", "Hai rà soát"], ["Trạm Y tế Hai? hospital", "rà soát"]),
        (
            "Khách sạn Mây Trắng và Nhà hàng Cá Hồi rà soát",
            ["Khách sạn Mây Trắng enterprise", "và Nhà hàng Cá Hồi rà soát"],
            ["Khách sạn Mây Trắng enterprise", "Nhà hàng Cá Hồi? organisation", "rà soát"],
        ),
        # They did not: nothing goes on, or a comma, a verb, a level does.
        ("Sở Y tế phường rà soát", ["Sở Y tế phường department", "rà soát"], None),
        ("Sở Y tế Rà soát", ["Sở Y tế department", "Rà soát"], None),
        ("Cơ sở Cá Hồi, nuôi cá rà soát", ["Cơ sở Cá Hồi group", ", nuôi cá rà soát"], None),
        ("VNPT Hà Nam rà soát", ["VNPT Hà Nam enterprise", "rà soát"], None),
        ("VNPT đang rà soát", ["VNPT enterprise", "đang rà soát"], None),
        ("Tổ Kiểm tra chợ đêm rà soát", ["Tổ Kiểm tra chợ đêm division", "rà soát"], None),
        ("Đội Nạo vét kênh Ba rà soát", ["Đội Nạo vét kênh Ba division", "rà soát"], None),
        ("Cảng hàng không Nội Bài rà soát", ["Cảng hàng không Nội Bài enterprise", "rà soát"], None),
        ("tổ chức tín dụng rà soát", ["tổ chức tín dụng group", "rà soát"], None),
        ("Hội quán Ba Sao của Sở Y tế rà soát", ["Hội quán Ba Sao của Sở Y tế group", "rà soát"], None),
        ("lực lượng Ba Sao rà soát", ["lực lượng Ba Sao group", "rà soát"], None),
    ],
)  # fmt: skip
def test_a_name_that_the_tables_know_goes_on_where_only_bodies_stand(text: str, known: list[str], slot: list[str] | None) -> None:
    assert (row(text, slot=False), row(text, slot=True)) == (known, slot or known)
