"""Bytes become one immutable string with marks and metadata, one small module per format."""
