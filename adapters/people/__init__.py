"""Who answers checkpoints? One file per kind of somebody."""
