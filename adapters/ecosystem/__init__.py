"""What others take over from us: bundles as archives, submissions to the ecosystem."""
