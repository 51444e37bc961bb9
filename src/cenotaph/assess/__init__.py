"""Incidents and claims become grades, disputes, gaps and demands with their answers."""
