"""What can go wrong, in two families: a user's mistake stops the run, a bad document never does."""


class IpcorpusError(Exception):
    """A mistake the user can mend: one line that says what is wrong, where, and what to do."""

    exit_code = 2


class UsageProblem(IpcorpusError):
    """A source, an output place or an option that cannot be used as it is."""


class RuleError(IpcorpusError):
    """A rule file that cannot be trusted: unknown key, bad pattern, missing or failing example."""

    def __init__(self, file: str, rule: str | None, problem: str) -> None:
        where = f"{file}, rule {rule!r}" if rule else file
        super().__init__(f"{where}: {problem}")
        self.file, self.rule, self.problem = file, rule, problem


class BooksDoNotBalance(IpcorpusError):
    """Documents seen are not articles plus rejected, or characters do not add up: a bug of ours."""

    exit_code = 3


class Reject(Exception):
    """Raised by a step for a document that cannot become an article; the run goes on.

    `step` names the step, `reason` is one of a small fixed set of phrases that can be counted
    (`empty`, `not text`, `no article`, ...), `detail` says more about this one document.
    """

    def __init__(self, step: str, reason: str, detail: str = "") -> None:
        super().__init__(f"{step}: {because(reason, detail)}")
        self.step, self.reason, self.detail = step, reason, detail


def because(reason: str, detail: str) -> str:
    """Say in one phrase why a document gave no article.

    >>> because("not text", "PDF"), because("empty", "")
    ('not text (PDF)', 'empty')
    """
    return f"{reason} ({detail})" if detail else reason
