"""Incidents become a lower and an upper bound on documented deaths, each death once."""
