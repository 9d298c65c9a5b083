"""Benches against peers and the learner of confusions: they need the checkout, and are not in the wheel."""
