"""Tables for people who live in spreadsheets: typed rows of a built graph, and workbooks and CSV files of them."""
