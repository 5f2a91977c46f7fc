"""How well a graph agrees with gold files, by the rules of the annotation guide's scorer."""
