"""Plain rows set as PDF and Excel documents."""
