"""Acts that make a case; the case has the id of their entry."""

OPENS_CASE = frozenset({"complaint.receive", "lead.receive"})
