"""The passes that look across documents: before the shards, or after them, never inside one."""
