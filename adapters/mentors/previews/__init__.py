"""How are artifacts shown to a grader? One file a type; ``shown.py`` chooses and keeps the budget."""
