"""What a line is by how it begins: the rows ``[[line]]`` of ``tables/marks.toml``."""

from typing import Literal

from pydantic import Field

from vnplan.rules.load import Form

Sort = Literal[
    "rule", "motto", "stamp", "recipients", "addressee", "subject", "annex", "attachment", "enacting", "basis", "proposal",
    "signature", "gazette",
]  # fmt: skip


class LineForm(Form):
    """How a line begins, and what it is then."""

    is_: Sort = Field(alias="is")
