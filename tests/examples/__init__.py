"""The committed examples and what the program makes of them."""
