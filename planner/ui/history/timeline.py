"""Which steps hold and which are undone, and how many steps lie between now and one of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.db.history import Step


@dataclass(frozen=True)
class Timeline:
    """The newest steps of a course, newest first and without a gap.

    Undo is linear: a step is undone exactly if it was last undone and not redone since, and Undo
    takes those that hold from the newest to the oldest. Undone steps can be redone, oldest first,
    until another step is done. What was handed out (a fact) neither holds nor is undone.
    """

    steps: Sequence[Step]

    @cached_property
    def undone(self) -> frozenset[int]:
        """The numbers of the steps that are undone now."""
        last_flip: dict[int, bool] = {}
        for step in self.steps:
            if step.of is not None:
                last_flip.setdefault(step.of, step.kind == "undo")
        return frozenset(number for number, back in last_flip.items() if back)

    @cached_property
    def redoable(self) -> tuple[int, ...]:
        """The numbers of the steps that Redo would take, the next one first."""
        found = set()
        for step in self.steps:
            if step.kind == "do":
                break
            if step.kind == "undo" and step.of in self.undone:
                found.add(step.of)
        return tuple(sorted(number for number in found if number is not None))

    def to_undo(self, number: int) -> Sequence[Step]:
        """List what Undo would take, newest first, until step ``number`` is the last that holds.

        Empty if it is the last one already, is undone, or is no step that can be undone.
        """
        step = self.step(number)
        if step is None or step.kind != "do" or number in self.undone:
            return ()
        return [one for one in self.steps if one.id > number and self.holds(one)]

    def to_redo(self, number: int) -> Sequence[int]:
        """List what Redo would take until step ``number`` holds again; empty if it cannot."""
        if number not in self.redoable:
            return ()
        return self.redoable[: self.redoable.index(number) + 1]

    def handed_out_since(self, number: int) -> int:
        """Count what was handed out after a step; that is never undone."""
        return sum(step.kind == "fact" and step.id > number for step in self.steps)

    def next_undo(self) -> int | None:
        """Return the number of the step that Undo would take, if it is among these."""
        return next((step.id for step in self.steps if self.holds(step)), None)

    def holds(self, step: Step) -> bool:
        """Say whether a step could be undone, now or after others."""
        return step.kind == "do" and step.id not in self.undone

    def step(self, number: int) -> Step | None:
        """Return a step by its number, if it is among these."""
        return next((step for step in self.steps if step.id == number), None)
