"""Course Planner: a seminar's semester, its results and its credits, in one file."""

__version__ = "0.1.0"
