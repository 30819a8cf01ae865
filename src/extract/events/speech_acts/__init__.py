"""What saying something does: one statement for each quote, with its class."""
