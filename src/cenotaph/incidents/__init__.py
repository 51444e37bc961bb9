"""Claims become incidents: one per happening, with its reports, origins and reasons."""
