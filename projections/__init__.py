"""What the events show: pure folds, one file per question."""
