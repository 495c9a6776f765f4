"""Every refusal of rules, commands and the course file, in a sentence."""
