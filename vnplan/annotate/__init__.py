"""Citations, dates and deadlines, assignments, targets, parties."""
