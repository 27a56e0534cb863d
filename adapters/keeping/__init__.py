"""How is a home kept? Backed up, restored, carried to another home, measured, thinned out, and erased from."""
