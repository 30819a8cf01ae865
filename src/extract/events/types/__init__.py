"""What kind of happening a clause or a noun tells of."""
