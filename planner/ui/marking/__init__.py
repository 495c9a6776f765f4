"""Marking sheets in the window: taking one along, bringing one back, which are still out."""
