"""The noisy channel: what OCR and typing damaged, put right by edits that say how sure they are."""

from vnplan.repair.api import Repaired, line_edits, repair

__all__ = ["Repaired", "line_edits", "repair"]
