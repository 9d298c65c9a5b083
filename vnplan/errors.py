"""What can go wrong with reading, and nothing else: bad content gives issues, not errors.

VnplanError
├── UnreadableError        the file is missing, is no text, is too large, may not be read
├── RuleError              a rule table has an unknown key, a bad pattern, an example that fails
├── ModelError             the language model is missing or damaged
├── UnknownFormatError     no exporter of that name; the message lists what exists
├── MissingExtraError      a format needs a package that is not installed; the message says which extra brings it
└── BatchError             a run cannot start or go on
"""

from pathlib import Path


class VnplanError(Exception):
    """The base of all errors that vnplan raises; its message names the file, the reason and the way out."""


class UnreadableError(VnplanError):
    """The input cannot be read at all."""


class RuleError(VnplanError):
    """A rule table is wrong."""


class ModelError(VnplanError):
    """The language model is missing or damaged."""


class UnknownFormatError(VnplanError):
    """There is no exporter of that name."""


class MissingExtraError(VnplanError):
    """A package that is only an extra is not installed."""


class BatchError(VnplanError):
    """A batch run cannot start or go on."""


def way(*extras: str) -> str:
    """The command that brings what an extra brings: in a checkout that was installed as such, from there.

    >>> "[office]" in way("office")
    True
    """
    root = Path(__file__).parent.parent
    is_checkout = (root / "pyproject.toml").is_file()
    return f"pip install {'-e ' if is_checkout else ''}'{root if is_checkout else 'vnplan'}[{','.join(extras)}]'"
