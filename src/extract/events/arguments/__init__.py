"""The arguments of events: who did it, to whom, where."""
