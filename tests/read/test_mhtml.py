from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from vnplan.errors import UnreadableError
from vnplan.read import clip


def saved(*parts: MIMEText, kind: str = "related") -> bytes:
    message = MIMEMultipart(kind)
    message["Subject"] = "Kế hoạch"
    for part in parts:
        message.attach(part)
    return message.as_bytes()


@pytest.mark.parametrize(
    ("data", "text", "media_type"),
    [
        (saved(MIMEText("<p>Kế hoạch</p>", "html", "utf-8"), MIMEText("a{}", "css")), "Kế hoạch", "text/html"),
        (
            saved(MIMEText("văn bản", "plain", "utf-8"), MIMEText("<p>trang</p>", "html", "utf-8"), kind="alternative"),
            "trang",
            "text/html",
        ),
        (saved(MIMEText("Kế hoạch số 5", "plain", "utf-8")), "Kế hoạch số 5", "text/plain"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=windows-1258\r\n\r\n<p>m\xf4t</p>", "môt", "text/html"),
    ],
)
def test_the_page_in_a_saved_page_or_a_mail_is_read(data: bytes, text: str, media_type: str) -> None:
    source = clip(data).source
    assert (source.text.strip(), source.media_type) == (text, media_type)


@pytest.mark.parametrize("text", ["Nơi nhận: Sở Y tế\n\nKế hoạch", "Content-Type", "Số: 5\nNgày: 6\n\nVăn bản"])
def test_text_that_looks_like_a_mail_is_text(text: str) -> None:
    assert clip(text.encode()).source.text == text


def attached(text: str) -> bytes:
    message = EmailMessage()
    message.set_content(text)
    message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="Kế hoạch.docx")
    return message.as_bytes()


def test_what_is_attached_to_a_mail_is_named() -> None:
    clipping = clip(attached("Gửi kế hoạch."))
    assert clipping.source.text.strip() == "Gửi kế hoạch."
    [issue] = clipping.issues
    assert issue.code == "mail.attached"
    assert "Kế hoạch.docx" in issue.message
    with pytest.raises(UnreadableError, match=r"only attachments \(Kế hoạch.docx\)"):
        clip(attached("\n"), name="a.eml")
