"""What a line is: one small file a kind of line."""
