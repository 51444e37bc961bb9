"""Originals and ledger: what was received, kept byte for byte, and every act upon it."""
