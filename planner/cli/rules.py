"""The command rules: items and tiers as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli import document
from planner.cli.opened import reading

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.cli.shell import Shell


def run(shell: Shell, options: Namespace) -> None:
    """Print what students can do for the course, and what each tier asks for."""
    with reading(options.file) as store:
        shell.document(store.read(document.rules_of))
