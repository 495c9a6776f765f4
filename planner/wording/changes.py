"""What a change of the plan or of results brings about, in sentences."""
