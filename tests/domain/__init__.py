"""The inside: rules, state, loop, engine."""
