"""The Reports page: preview, export, register."""
