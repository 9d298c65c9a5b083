"""Types only: what passes between the stages. Imports nothing else of vnplan."""
