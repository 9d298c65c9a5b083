"""Archives: sources, shards, sinks, executors."""
