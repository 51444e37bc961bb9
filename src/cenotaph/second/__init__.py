"""The second reader: what a language model proposes, held to the words that it was shown.

Pure functions: a text becomes passages and prompts, the bytes of an answer become claims, and
claims of two readers are laid side by side. Who sends and receives is `cenotaph.case`.
"""
