"""What a file of the world around can be to a course; ``what_is_it`` tells."""

from __future__ import annotations

from enum import StrEnum


class What(StrEnum):
    """What a file can be to a course."""

    COURSE = "course"
    DOCUMENT = "document"  # a PDF: a certificate to verify
    SHEET = "sheet"  # a marking sheet that comes back
    OFFICE_LIST = "office_list"
    WORKSHEET = "worksheet"  # of Moodle
    RESULTS = "results"
    PAGE = "page"
    ROSTER = "roster"
