"""What is true of courses: pure functions over frozen values, standard library only."""
