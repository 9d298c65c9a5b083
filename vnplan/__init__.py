"""Vietnamese administrative and legal documents, as scraped, to a typed tree."""

__version__ = "0.1.0"
