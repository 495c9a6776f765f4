"""Whole tasks that the window and the shell share."""
