"""Last look at a text: its flags, counts and hashes."""
