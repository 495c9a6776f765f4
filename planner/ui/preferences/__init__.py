"""One person's preferences on this machine."""
