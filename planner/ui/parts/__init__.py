"""Widgets and models that several pages use."""
