"""The Semester page: the board, the shelf, the inspector."""
