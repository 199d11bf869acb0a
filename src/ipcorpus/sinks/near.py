"""What near duplicates are found by, with the `near` extra: MinHash signatures of a text's five-letter runs.

Letters, not words: Chinese has no spaces to divide at, and a word divided otherwise would hide a copy.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from ipcorpus.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Sequence

RUN = 5
# 16 bands of 8: two texts that share 80 % of their runs meet in a band with a chance of 95 %, such that share
# half of them with 6 %: 1 - (1 - s^8)^16 (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4).
BANDS, ROWS = 16, 8
NUMBERS = BANDS * ROWS
WIDTH = 4 * NUMBERS


def row(letters: str) -> bytes:
    """Give the signature of a text's letters."""
    sketch = _sketch()
    sketch.update([letters[at : at + RUN] for at in range(max(1, len(letters) - RUN + 1))])
    return array("I", sketch.digest()).tobytes()


def numbers(signature: bytes) -> Sequence[int]:
    """Read a signature back."""
    found = array("I")
    found.frombytes(signature)
    return found


def _sketch() -> Any:  # noqa: ANN401 - an untyped package
    try:
        from rensa import RMinHash  # noqa: PLC0415 - an extra
    except ImportError as problem:
        raise UsageProblem("--near-duplicates needs `pip install 'ipcorpus[near]'`") from problem
    return RMinHash(num_perm=NUMBERS, seed=1)
