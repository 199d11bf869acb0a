"""All steps in order, on one screen: from a document's bytes to its article."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ipcorpus import ruleset
from ipcorpus.document import Cleaned, Document, Fields, Rejected, Step
from ipcorpus.errors import Reject
from ipcorpus.settings import Settings
from ipcorpus.steps.assess import Account, assess
from ipcorpus.steps.decode import decode
from ipcorpus.steps.extract import extract, is_markup
from ipcorpus.steps.extract.mhtml import opened
from ipcorpus.steps.label import compiled, label, look
from ipcorpus.steps.punctuate import punctuate
from ipcorpus.steps.repair import repair
from ipcorpus.steps.script import CORNERED, convert, lexicon
from ipcorpus.steps.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from ipcorpus.document import Changed, Line
    from ipcorpus.steps.decode import Decoded
    from ipcorpus.steps.extract import Page
    from ipcorpus.steps.repair import Repaired
    from ipcorpus.steps.script import Lexicon

# Pages share the names of their columns, outlets and people: so many are written once.
_NAMES_KEPT = 1 << 10


class _Read(NamedTuple):
    """A document read as far as its lines."""

    url: str | None
    decoded: Decoded
    repaired: Repaired
    page: Page
    tidied: Changed


class Cleaner:
    """Cleans documents one by one; holds the settings and the compiled rules, nothing of a document.

    >>> from ipcorpus import Cleaner
    >>> Cleaner().clean_text("今天是星期一。").article.text
    '今天是星期一。'
    """

    def __init__(self, settings: Settings | None = None, rules: ruleset.Ruleset | None = None) -> None:
        self.settings = settings or Settings()
        self.rules = rules or ruleset.load()
        self.compiled = compiled(self.rules)
        self.words = lexicon(self.rules)

    def clean(self, document: Document | bytes, repeated: Container[int] = ()) -> Cleaned | Rejected:
        """Give the article of a document with all cuts, or the reason why there is none.

        `repeated` holds the keys of lines that repeat across the documents of its site: evidence against
        them (`corpus.templates`).
        """
        if isinstance(document, bytes):
            document = Document("", document)
        try:
            return self._article(document, repeated)
        except Reject as end:
            return Rejected(document.path, end.step, end.reason, end.detail)

    def clean_text(self, text: str) -> Cleaned | Rejected:
        """Clean a text that is decoded already."""
        return self.clean(Document("", text.encode("utf-8", "surrogatepass"), charset="utf-8"))

    def lines(self, document: Document) -> str | None:
        """Give a document's lines as the labeller sees them, or None where there is nothing to see."""
        try:
            return self._read(document).tidied.text
        except Reject:
            return None

    def look(self, document: Document, repeated: Container[int] = ()) -> tuple[str, Sequence[Line]] | None:
        """Give a document's lines with their labels at first sight, whether or not it gives an article.

        The lines count in the text that comes with them; None where a step before found none.
        """
        try:
            page, text = (read := self._read(document)).page, read.tidied.text
        except Reject:
            return None
        return text, look(text, self.compiled, page.cues, page.evidence, repeated)

    def _read(self, document: Document) -> _Read:
        settings = self.settings

        # A page that a browser saved in one file with its pictures is read as the page it holds.
        document = opened(document)

        # What the bytes say: nothing may touch them before the repairs, for they are the evidence.
        decoded = decode(document.data, document.charset)
        markup = is_markup(decoded.text, document.media_type)
        strip = settings.glosses == "strip"
        as_read = document.data if decoded.how == "utf-8" and not decoded.cuts else None
        repaired = repair(
            decoded.text, markup=markup, strip_glosses=strip, unread=decoded.replaced, data=as_read
        )

        # What the page says: lines.
        page = extract(repaired.text, markup=markup)
        tidied = tidy(page.text, width=settings.width, markup=markup)
        return _Read(document.url or page.evidence.url, decoded, repaired, page, tidied)

    def _article(self, document: Document, repeated: Container[int]) -> Cleaned:
        settings = self.settings
        url, decoded, repaired, page, tidied = self._read(document)

        # Of each line whether it is the article's.
        labelled = label(tidied.text, self.compiled, page.cues, page.evidence, repeated)

        # How it is written: script and punctuation, of the text and the fields alike.
        converted = convert(labelled.text, settings.script, words=self.words)
        marks = _marks(converted.source_script, settings)
        corners = settings.script in CORNERED
        wrapped = not settings.keep_wrap
        punctuated = punctuate(converted.text, punctuation=marks, wrapped=wrapped, corners=corners)
        fields = _written(labelled.fields, converted.source_script, settings, self.words)

        steps = [
            Step("decode", decoded.cuts),
            Step("repair", repaired.cuts),
            Step("extract", dropped=page.dropped, taken=len(repaired.text) - len(page.text)),
            Step("tidy", tidied.cuts),
            Step("label", labelled.cuts),
            Step("script", converted.cuts),
            Step("punctuate", punctuated.cuts),
        ]
        flags = (*repaired.flags, *labelled.flags)
        account = Account(document, decoded, url, fields, flags, converted, punctuated.text)
        article = assess(account, steps, keep_original=settings.keep_original)
        return Cleaned(article, steps, labelled.lines)


def _marks(source_script: str, settings: Settings) -> str:
    """Tell whose marks a text gets: Japanese and Korean keep their own."""
    return "keep" if source_script in ("ja", "ko") else settings.punctuation


def _written(fields: Fields, source_script: str, settings: Settings, words: Lexicon) -> Fields:
    """Write the fields as the text is written: in its script, with its punctuation.

    That is every name a reader would read; the date and the editor's code are not prose.
    """

    def written(name: str) -> str:
        return _name(name, source_script, settings, words)

    return Fields(
        title=fields.title and written(fields.title),
        source=fields.source and written(fields.source),
        authors=tuple(map(written, fields.authors)),
        editor=fields.editor and written(fields.editor),
        published=fields.published,
        section=tuple(map(written, fields.section)),
        keywords=tuple(map(written, fields.keywords)),
    )


@lru_cache(_NAMES_KEPT)
def _name(name: str, source_script: str, settings: Settings, words: Lexicon) -> str:
    """Write a name as the text that it belongs to."""
    converted = convert(name, settings.script, source_script, words).text
    marks, corners = _marks(source_script, settings), settings.script in CORNERED
    return punctuate(converted, punctuation=marks, corners=corners, name=True).text
