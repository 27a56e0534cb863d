"""Where an agent works: a folder or a git worktree."""
