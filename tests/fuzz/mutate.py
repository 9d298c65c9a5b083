"""Damage that pages meet on their way: bytes that change, pieces that go, come twice or change places, markup that is cut."""

import random

_PIECES = (
    b"<table><tr><td>", b"</td></tr>", b"<p>", b"</p>", b"<b>", b"<!--", b"\n\n", b"\r", b"\x00", b"\xff\xfe", "\u00ad".encode(),
    "KẾ HOẠCH".encode(), "Điều 1. ".encode(), "PHỤ LỤC I".encode(), b"1. ", b"a) ", b"- ", b"|", "Nơi nhận:".encode(),
    "Số: 5/KH-UBND".encode(), "ngày 31/02/2024".encode(), b"&#0;", "ê\u0323\u0301".encode(),
)  # fmt: skip


def mutant(data: bytes, draw: random.Random, times: int = 4) -> bytes:
    """The data with up to so many changes."""
    out = bytearray(data) or bytearray(b" ")
    for _ in range(draw.randint(1, times)):
        at, size = draw.randrange(len(out) + 1), draw.randint(1, 200)
        match draw.randrange(5):
            case 0:
                out[at : at + 1] = draw.randbytes(1)
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = draw.choice(_PIECES)
            case 3:
                out[at:at] = out[at : at + size]
            case _:
                to = draw.randrange(len(out) + 1)
                piece = bytes(out[at : at + size])
                del out[at : at + size]
                out[to:to] = piece
    return bytes(out)
