"""Templates of certificates as they are being changed, before they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.errors import PlannerError
from planner.rules.certificate_templates import from_settings, settings_of, shipped
from planner.wording import worded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.language import Language
    from planner.rules.certificate_templates import Template


class Drafts:
    """The templates of a course by name, and beside each what was entered and is not saved.

    What was entered is plain JSON, since it may be wrong.
    """

    def __init__(self) -> None:
        self._saved: dict[str, Template] = {}
        self._entered: dict[str, dict[str, Any]] = {}

    def take(self, saved: Sequence[Template]) -> None:
        """Take the templates as they are in the file; forget drafts of what is no more."""
        self._saved = {one.name: one for one in saved}
        for name in set(self._entered) - set(self._saved):
            del self._entered[name]

    def templates(self) -> tuple[Template, ...]:
        """Return the templates as they are in the file."""
        return tuple(self._saved.values())

    def unsaved(self) -> tuple[Template, ...]:
        """Return those that are changed."""
        return tuple(one for name, one in self._saved.items() if name in self._entered)

    def settings(self, name: str) -> dict[str, Any]:
        """Return the settings as entered, or as they are in the file."""
        return self._entered.get(name) or settings_of(self._saved[name])

    def enter(self, name: str, settings: dict[str, Any]) -> None:
        """Remember what was entered; as in the file it is no draft."""
        self.drop(name)
        if _in_order(settings) != _in_order(settings_of(self._saved[name])):
            self._entered[name] = settings

    def drop(self, name: str) -> dict[str, Any] | None:
        """Forget what was entered; return it if there was something."""
        return self._entered.pop(name, None)

    def is_as_shipped(self, name: str) -> bool:
        """Tell whether a template is as the shipped one of its kind, in the file and here."""
        usual = settings_of(shipped(self._saved[name].kind))
        return name not in self._entered and usual == settings_of(self._saved[name])

    def template(self, name: str) -> Template:
        """Return a template as entered. Raises BadTemplate."""
        return from_settings(name, self._saved[name].kind, self.settings(name), strict=True)

    def objections(self, name: str, say: Language) -> dict[str, str]:
        """Say what is wrong with which setting."""
        found = {}
        for setting, value in self.settings(name).items():
            try:
                from_settings(name, self._saved[name].kind, {setting: value})
            except PlannerError as refusal:
                found[setting] = worded(refusal, say)
        return found


def _in_order(settings: Mapping[str, Any]) -> dict[str, Any]:
    return {**settings, "parts": sorted(settings["parts"])}
