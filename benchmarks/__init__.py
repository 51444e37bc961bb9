"""Every figure that README and docs quote, measured again by one command each."""
