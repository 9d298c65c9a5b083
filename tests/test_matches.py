"""No regex of the code is dead: each matches something that the suite has."""

import subprocess
import sys

from tests.conftest import ROOT


def test_every_regex_in_code_matches_a_case() -> None:
    """A regex that is named here needs a case, or goes."""
    done = subprocess.run([sys.executable, "-m", "tests.matches"], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []
