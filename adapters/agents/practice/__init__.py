"""The practice agent: a small real program that needs no key and no network."""
