"""Tables of rules with examples and rejects: schema, loading, compiling."""
