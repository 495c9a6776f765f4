"""What one can do to a course; one function is one undoable step."""
