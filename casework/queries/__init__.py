"""Questions put to the database; nothing here writes."""
