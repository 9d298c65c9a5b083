"""What an article tells of duties: roles without a name, long collectives; what happened and what was said is none."""

import pytest

from vnplan.annotate.tasks.sentences import claims

TOLD = [
    ("Người nuôi chó phải rọ mõm cho chó.", ["Người nuôi chó"]),
    ("Đối với chợ đêm, các hộ bán hàng không được lấn vỉa hè.", ["các hộ bán hàng"]),
    ("Khách qua phà có trách nhiệm mặc áo phao.", ["Khách qua phà"]),
    ("Học sinh ngoài giờ học chính khóa còn phải tập bơi.", ["Học sinh"]),
    ("Sở Y tế yêu cầu các cơ sở bán cơm, bán cháo ở bến xe phải đậy thức ăn.", ["các cơ sở bán cơm, bán cháo ở bến xe"]),
    ("Sở Y tế yêu cầu các đơn vị rà soát các hộ phải di dời.", ["các đơn vị"]),
    ("Cùng với đó, Sở Y tế có trách nhiệm phun khử khuẩn.", ["Sở Y tế"]),
]


@pytest.mark.parametrize(("text", "lead"), TOLD)
def test_whom_an_article_says_to_be_told(text: str, lead: list[str]) -> None:
    assert [text[name.start : name.end] for claim in claims(text, told=True) for name in claim.names] == lead


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế khẳng định vắc xin an toàn.",
        "Trước đó, Sở Y tế chủ trì kiểm tra các quán ăn.",
        "Hộ dân chưa rõ phải nộp đơn ở đâu.",
        "Người dân không được hưởng trợ giá.",
        "Sở Y tế loay hoay với thuốc.",
    ],
)
def test_what_happened_and_what_was_said_hands_out_nothing(text: str) -> None:
    assert claims(text, told=True) == []


def test_the_duties_of_a_role_stand_below_its_colon() -> None:
    (claim,) = claims("Người dự hội có các trách nhiệm sau:", told=True)
    assert claim.heads


def test_places_behind_a_colon_take_the_head_of_several_levels() -> None:
    text = "Sở Y tế yêu cầu UBND các huyện, thị xã: Kim Hà, Tam Lộc chặt tỉa cây."
    (claim,) = claims(text, told=True)
    assert [name.head + text[name.start : name.end] for name in claim.names] == ["UBND Kim Hà", "UBND Tam Lộc"]
