"""What must not be published: chunks in, spans out; touches no file."""
