"""How the role labeller is trained, measured and packed; not needed to run Cenotaph."""
