"""The nouns, as plain immutable records: no disk, no network, no clock."""
