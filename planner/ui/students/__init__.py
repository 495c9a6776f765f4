"""The Students page: roster, import, one student's facts."""
