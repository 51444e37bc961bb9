"""Reports of unlawful killings become a case file that can be defended line by line."""

__version__ = "0.1.0"
