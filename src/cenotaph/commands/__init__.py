"""The commands, a module for each group of them; thin, every one a call into a room."""
