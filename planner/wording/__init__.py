"""Every refusal, problem and reason as a sentence in the user's language."""
