"""Other programs' files, read into plain rows and a list of problems, or written from them."""
