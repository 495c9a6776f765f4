"""What start.py does before the program can run: standard library only, for old Pythons too."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
WINDOWS = os.name == "nt"


class Refusal(Exception):
    """What stops the set-up, said in a sentence that tells what to do."""


def say(text: str) -> None:
    """Print at once, also into a pipe."""
    print(text, flush=True)
