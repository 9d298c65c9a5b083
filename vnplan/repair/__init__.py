"""The noisy channel: confusions, language model, decoder, spacing."""
