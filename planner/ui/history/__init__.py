"""The History page: every step, who and when."""
