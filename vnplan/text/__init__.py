"""Unicode and Vietnamese: letters, numerals, dates. Knows no documents."""
