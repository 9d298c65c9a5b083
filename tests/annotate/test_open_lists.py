"""Lists of bodies whose members no table knows: told by where they stand, not by what they are called."""

import random
from pathlib import Path

import pytest

from vnplan.annotate.tasks.sentences import claims
from vnplan.vocab.bodies.lists import read_row
from vnplan.vocab.bodies.party import party
from vnplan.vocab.bodies.reader import Reader

KNOWN = [
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Tài chính",
    "Sở Giáo dục và Đào tạo",
    "Công an tỉnh",
    "UBND các xã, phường",
    "Hội Nông dân tỉnh",
    "Ban Dân tộc",
    "Đài Phát thanh và Truyền hình tỉnh",
    "Văn phòng UBND tỉnh",
    "Bảo hiểm xã hội tỉnh",
    "Chi cục Kiểm lâm",
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "các sở, ban, ngành cấp tỉnh",
    "các đơn vị liên quan",
    "Ngân hàng Chính sách xã hội",
    "Liên đoàn Lao động tỉnh",
    "Bộ Công Thương",
    "UBND huyện Phú Lộc",
]
# None of these may ever go into a table.
UNKNOWN = [
    "Nông trại Đồi Gió",
    "Câu lạc bộ Bến Xưa",
    "Xí nghiệp May Lam Sơn",
    "Nhà văn hóa Ấp Bắc",
    "Tổ Thủy nông Cầu Ván",
    "Bến xe Cửa Đông",
    "Nhà hát Chèo",
    "Làng trẻ Sao Mai",
    "Trạm thủy văn Thác Mơ",
    "Khu bảo tồn Rừng Khộp",
    "Xưởng phim Hạ Long",
    "Nhóm thiện nguyện Áo Lành",
    "Phân trại số 3",
    "Kho lương thực Bãi Vàng",
    "Viện Sử liệu và Bản đồ",
    "VASEP",
    "Hợp tác xã Dừa Sáp Cầu Kè",
    "Tòa soạn Báo Quê",
    "Đội thông tin lưu động Khe Sanh",
    "Nhà máy nước Suối Dầu",
    "Tổng đội Thanh niên xung phong số 9",
]
CUES = [
    ("Giao ", "lead"),
    ("Đề nghị ", "lead"),
    ("Yêu cầu ", "lead"),
    ("Phân công ", "lead"),
    ("Phối hợp với ", "coordinating"),
    ("Phối hợp chặt chẽ với ", "coordinating"),
    ("Cùng với ", "coordinating"),
    ("Đơn vị phối hợp: ", "coordinating"),
    ("Cơ quan chủ trì: ", "lead"),
]
ENDS = [
    " rà soát hồ sơ của các hộ dân.",
    " tổ chức lễ phát động tại bờ kè.",
    " khẩn trương sửa lại đoạn đê bị sạt.",
    " chịu trách nhiệm về số liệu đã gửi.",
    " để dựng lại hàng rào.",
    " xây dựng phương án trước ngày 15/4/2026.",
    " trong việc thu gom rác ven sông.",
    ".",
    "",
]


# Units as they might be called, written down without the rules at hand; none of them may ever go into a table either.
UNITS = Path(__file__).with_name("units.txt").read_text("utf-8").splitlines()


def cases(count: int, pool: list[str] = UNKNOWN, seed: int = 13) -> list[tuple[str, str, list[str]]]:
    rng = random.Random(seed)  # noqa: S311
    out = []
    for _ in range(count):
        cue, role = rng.choice(CUES)
        size = rng.randint(2, 12)
        unknown = max(1, size // 3)
        names = rng.sample(pool, unknown) + rng.sample(KNOWN, size - unknown)
        rng.shuffle(names)
        comma = rng.choice([", ", ", ", "; "])
        last = rng.choice([" và ", " và ", comma, ", và "])
        end = rng.choice(["", "."]) if cue.endswith(": ") else rng.choice(ENDS)
        out.append((cue + comma.join(names[:-1]) + last + names[-1] + end, role, names))
    return out


def found(text: str, role: str) -> list[str]:
    return [
        party(text, name, ()).text for claim in claims(text) if claim.role == role for name in claim.names
    ]  # fmt: skip


def test_the_members_of_generated_lists_are_exactly_right() -> None:
    wrong = [(text, names, found(text, role)) for text, role, names in cases(300) if found(text, role) != names]
    assert len(wrong) <= 15, wrong[:5]


def test_lists_of_units_that_nobody_had_in_mind() -> None:
    wrong = [(text, names, found(text, role)) for text, role, names in cases(300, UNITS, 1) if found(text, role) != names]
    assert len(UNITS) > 200
    assert len(wrong) <= 15, wrong[:5]


SLOTS = [
    ("Giao Lâm trường Suối Đá, Sở Y tế rà soát", ["Lâm trường Suối Đá", "Sở Y tế"]),
    ("Giao cán bộ văn hóa - xã hội", ["cán bộ văn hóa - xã hội"]),
    ("Đề nghị Cụm thi đua số 4 tổng hợp", ["Cụm thi đua số 4"]),
    ("Yêu cầu kỹ thuật của hồ sơ gồm bản vẽ", []),
    ("Giao đất, cho thuê đất theo quy hoạch", []),
    ("Đề nghị Kế hoạch này được phổ biến rộng rãi", []),
    ("Giao Sở Y tế và Trạm thủy văn Thác Mơ lập sổ", ["Sở Y tế", "Trạm thủy văn Thác Mơ"]),
    ("Xưởng phim Hạ Long, Nông trại Đồi Gió chịu trách nhiệm sửa đường", ["Xưởng phim Hạ Long", "Nông trại Đồi Gió"]),
    ("Hằng năm chủ động sửa đường", []),
    ("DANH SÁCH ĐỀ NGHỊ ĐỔI THẺ KIỂM SOÁT VIÊN", []),
    ("Ngân sách thành phố bảo đảm kinh phí", []),
    ("Cục Thuế tỉnh An Bình sẽ khóa sổ", []),
]


@pytest.mark.parametrize(("text", "expected"), SLOTS)
def test_a_slot_holds_bodies_and_nothing_else(text: str, expected: list[str]) -> None:
    assert found(text, "lead") == expected


def test_a_body_that_no_table_knows_says_so() -> None:
    text = "Nông trại Đồi Gió và Sở Y tế"
    row = read_row(Reader(text), 0, slot=True)
    assert row is not None
    first, second = (party(text, name, ()) for name in row.names)
    assert (first.known, second.known) == (False, True)
    assert first.confidence < second.confidence
    assert read_row(Reader(text), 0) is None
