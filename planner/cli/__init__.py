"""The shell: the commands of the window for scripts, one file per subject, without Qt."""
