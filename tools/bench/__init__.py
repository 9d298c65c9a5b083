"""Benches that anyone can run again, by CPU time: ``python -m tools.bench``. Figures for a machine, never a test."""
