"""What the field knows, as tables a lawyer can read, and their loaders."""
