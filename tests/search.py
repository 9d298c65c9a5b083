"""How far the tests search: a fifth as far where ``python -m tests`` runs only what is quick."""

from hypothesis import settings

QUICK = "quick"
_SHARE, _LEAST = 5, 12
settings.register_profile(QUICK, settings(deadline=None))


def searched(examples: int, *, derandomize: bool = False) -> settings:
    """Settings of a search by so many examples; none of them is timed."""
    if settings.get_current_profile_name() == QUICK:
        examples = max(_LEAST, examples // _SHARE)
    return settings(max_examples=examples, deadline=None, derandomize=derandomize)
