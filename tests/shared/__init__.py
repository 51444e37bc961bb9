"""What must hold on the data that cannot be shipped; skipped where it is absent."""
