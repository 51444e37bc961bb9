"""Who did what to whom by a role labeller that we trained ourselves: small, offline, on the CPU."""
