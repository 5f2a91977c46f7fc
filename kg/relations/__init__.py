"""From mentions to facts: entities with their names in context, statements by pattern rules, figures with their subjects."""
