"""What a session is and what may happen to it; imports nothing from outside but pydantic."""
