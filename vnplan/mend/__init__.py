"""The noisy channel: what OCR and typing damaged, put right by edits that say how sure they are."""

from vnplan.mend.api import Repaired, line_edits, repair
from vnplan.mend.disagree import disagreements

__all__ = ["Repaired", "disagreements", "line_edits", "repair"]
