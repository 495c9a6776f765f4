"""What a change of the plan does, as commands answer it: in JSON, and in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.wording import steps, worded

if TYPE_CHECKING:
    from planner.language import Language
    from planner.rules.plan import DueMove, Move, Plan, PlanChange


def change_as_json(change: PlanChange, say: Language) -> dict[str, Any]:
    """Return the sessions and deadlines whose days change, and what is to be known of it."""
    return {
        "moves": [_as_json(move) for move in change.moves if move.was != move.now],
        "dues": [_due_as_json(due) for due in change.dues],
        "warnings": [worded(warning, say) for warning in change.warnings],
    }


def move_lines(change: PlanChange, plan: Plan, say: Language, *, new: str = "") -> list[str]:
    """Say where each session goes whose day changes; ``new`` is the id of one that is new."""
    shelf = say("on the shelf")
    return [
        _line(move, plan, say, before=say("new") if move.id == new else shelf)
        for move in change.moves
        if move.was != move.now
    ]


def follow_lines(change: PlanChange, say: Language) -> list[str]:
    """Say which deadlines go along, and what is to be known."""
    return [worded(one, say) for one in (*change.dues, *change.warnings)]


def _as_json(move: Move) -> dict[str, Any]:
    return {
        "id": move.id,
        "from": move.was.isoformat() if move.was else None,
        "to": move.now.isoformat() if move.now else None,
    }


def _due_as_json(due: DueMove) -> dict[str, Any]:
    return {"item": due.item, "from": due.was.isoformat(), "to": due.now.isoformat()}


def _line(move: Move, plan: Plan, say: Language, *, before: str) -> str:
    name = steps.called(move.id, plan, say)
    shelf = say("on the shelf")
    was = say.day(move.was) if move.was else before
    return f"{name}: {was} → {say.day(move.now) if move.now else shelf}"
