"""Packed tables, read when first needed; README.md beside this file names each table's source and licence."""
