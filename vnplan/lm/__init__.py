"""Training the language model, and the packed one."""
