"""The page that anyone can open: one HTML file with the graph, its evidence, and all that shows them; nothing is fetched."""
