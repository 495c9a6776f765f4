"""The course file: tables, the one door to them, and the journal under everything."""
