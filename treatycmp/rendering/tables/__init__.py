"""Results as neutral tables, one file a kind of result."""
