"""What an article says of itself: `hits` reads it line by line, `gather` decides among all that was said."""

from __future__ import annotations

from ipcorpus.steps.label.fields.choose import gather
from ipcorpus.steps.label.fields.hits import BYLINE, Hit, Hits
from ipcorpus.steps.label.fields.line import below, each, hits, hits_of
from ipcorpus.steps.label.fields.reader import Reader, reader

__all__ = ["BYLINE", "Hit", "Hits", "Reader", "below", "each", "gather", "hits", "hits_of", "reader"]
