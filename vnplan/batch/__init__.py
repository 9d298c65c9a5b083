"""Archives of scraped articles: sources, shards, sinks, engines. Needs the extra ``vnplan[batch]``."""
