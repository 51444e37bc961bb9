"""A text becomes claims: who says that whom, how many, when, where, by whom, on whose word."""
