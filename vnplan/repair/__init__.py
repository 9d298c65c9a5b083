"""The noisy channel: what OCR and typing damaged, put right by edits that say how sure they are."""

from vnplan.repair.api import Repaired, line_edits, repair
from vnplan.repair.disagree import disagreements

__all__ = ["Repaired", "disagreements", "line_edits", "repair"]
