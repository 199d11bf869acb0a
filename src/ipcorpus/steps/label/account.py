"""Every line's label, as `explain` and reports show it; of all who clean a corpus, few ever ask."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from ipcorpus.document import Line

if TYPE_CHECKING:
    from ipcorpus.steps.label.lines import Views
    from ipcorpus.steps.label.trait import Label, Trait


class Lines(Sequence[Line]):
    """The lines of a text with their labels and scores, made when they are first asked for."""

    def __init__(self, views: Views, labels: Sequence[Label], traits: Sequence[Trait]) -> None:
        self._known = views.starts, views.texts, labels, traits

    @cached_property
    def _made(self) -> list[Line]:
        return [
            Line(start, start + len(text), name, rule, trait.score)
            for start, text, (name, rule), trait in zip(*self._known, strict=True)
        ]

    @overload
    def __getitem__(self, at: int) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        return self._made[at]

    def __len__(self) -> int:
        return len(self._made)

    def __eq__(self, other: object) -> bool:
        return self._made == (other._made if isinstance(other, Lines) else other)

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def __repr__(self) -> str:
        return repr(self._made)
