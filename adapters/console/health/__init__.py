"""Is everything in order here? One file per place to look at; each gives findings, changes nothing."""
