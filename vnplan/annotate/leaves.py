"""The leaves of a document, as the annotators use them; they live in the model, for the exporters need them too."""

from vnplan.model.leaves import BASIS, leaves, mapped

__all__ = ["BASIS", "leaves", "mapped"]
