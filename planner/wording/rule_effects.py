"""Who would gain and who would lose by other rules, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.jobs.rule_effects import Effects
    from planner.language import Language


def effect_lines(found: Effects, say: Language, *, most: int | None = None) -> list[str]:
    """Say who would gain and lose, one line each; names beyond ``most`` are only counted."""
    lines = []
    for one in found.tiers:
        tier = one.tier or say("New tier")
        if one.gain:
            names = _names(one.gain, say, most)
            lines.append(say("{tier}: newly met by {names}", tier=tier, names=names))
        if one.lose:
            names = _names(one.lose, say, most)
            lines.append(say("{tier}: no longer met by {names}", tier=tier, names=names))
    if found.stale:
        names = _names(found.stale, say, most)
        lines.append(say("Decisions to look at again: {names}", names=names))
    return lines


def _names(names: tuple[str, ...], say: Language, most: int | None) -> str:
    if most is None:
        return "; ".join(names)  # each with its own comma
    more = len(names) - most
    shown = [name.partition(",")[0] for name in names[:most]]
    return say.listed([*shown, *([say.count("{n} more", "{n} more", more)] if more > 0 else [])])
