"""The start page and the ways to a new course."""
