"""The projections on disk: run folders, stamps, bundles."""
