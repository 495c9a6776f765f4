"""What the steps that only this page takes are called; the others stand in planner.wording."""

from __future__ import annotations

from planner.language import marked

RESTORED = marked("Session {session} takes place after all")
ADDED = marked("New session “{session}”")
DELETED = marked("Session “{session}” deleted")
EDITED = marked("Session {session} changed")
NOT_HELD = marked("Session {session} no longer recorded as held")
