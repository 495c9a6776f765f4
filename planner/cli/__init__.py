"""The shell's door, one file per subject, without Qt."""
