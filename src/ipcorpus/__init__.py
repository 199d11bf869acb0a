"""ipcorpus cleans and normalises scraped Chinese web articles."""

from ipcorpus.document import Article, Cleaned, Cut, Document, Rejected, apply, undo
from ipcorpus.errors import IpcorpusError, RuleError, UsageProblem
from ipcorpus.pipeline import Cleaner, Settings

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Cleaned",
    "Cleaner",
    "Cut",
    "Document",
    "IpcorpusError",
    "Rejected",
    "RuleError",
    "Settings",
    "UsageProblem",
    "apply",
    "undo",
]
