"""The course's own settings: titles, people, term, slots, items, tiers."""
