"""What somebody will or will not do, or wants done: readiness, refusals, threats, demands, conditions."""
