"""Writing to students: addresses to copy, or a mail draft for each; offered by several pages."""
