"""Every refusal, problem and reason as a sentence in the user's language."""

from __future__ import annotations

from planner.wording.base import learn_all, worded

__all__ = ["learn_all", "worded"]
