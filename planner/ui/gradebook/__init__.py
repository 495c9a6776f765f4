"""The Grades page: students down, items across."""
