"""A case folder: runs the steps, keeps their results, applies decisions."""
