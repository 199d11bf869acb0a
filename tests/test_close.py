"""The end of a run: books that do not balance are never closed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from ipcorpus.errors import BooksDoNotBalance
from ipcorpus.ledger import Entry
from ipcorpus.runs import close, plan
from ipcorpus.runs.tally import Tally

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = (
    Entry(name, number, "", "", "", {}, Tally(documents=2, articles=2)) for number, name in enumerate("ab")
)


@pytest.mark.parametrize(
    ("done", "pieces", "problem"),
    [
        ([FIRST], 2, "the 1 shards in the ledger are not those of the plan"),
        ([FIRST, FIRST], 4, "the 2 shards in the ledger are not those of the plan"),
        ([SECOND, FIRST], 4, "the 2 shards in the ledger are not those of the plan"),
        ([FIRST, SECOND], 5, "5 files listed, but 4 documents seen"),
        (
            [FIRST, SECOND._replace(tally=Tally(documents=2, articles=1))],
            4,
            "4 documents seen, but 3 articles",
        ),
    ],
)
def test_books_that_do_not_balance_stay_open(
    done: list[Entry], pieces: int, problem: str, tmp_path: Path
) -> None:
    ledger: Any = SimpleNamespace(entries=lambda: done)
    books = close.Books(tmp_path, ledger, plan.digest([FIRST, SECOND]), pieces, {})
    with pytest.raises(BooksDoNotBalance, match=problem):
        close.close(books, tmp_path, 1.0, 4)
    assert not list(tmp_path.iterdir())
