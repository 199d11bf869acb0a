"""ipcorpus cleans and normalises scraped Chinese web articles."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipcorpus.bulk import clean_batch, clean_sources
    from ipcorpus.document import Article, Cleaned, Cut, Document, Rejected, apply, undo
    from ipcorpus.errors import IpcorpusError, RuleError, UsageProblem
    from ipcorpus.pipeline import Cleaner
    from ipcorpus.settings import Settings

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
    "clean_batch",
    "clean_sources",
    "undo",
]
_HOMES = {
    "Cleaner": "pipeline",
    "Settings": "settings",
    "clean_batch": "bulk",
    "clean_sources": "bulk",
} | dict.fromkeys(("IpcorpusError", "RuleError", "UsageProblem"), "errors")


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: `ipcorpus --help` must not wait for every table."""
    if name not in __all__:
        raise AttributeError(f"module 'ipcorpus' has no attribute {name!r}")
    value = getattr(import_module(f"ipcorpus.{_HOMES.get(name, 'document')}"), name)
    globals()[name] = value
    return value
