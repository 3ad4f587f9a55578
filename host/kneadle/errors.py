"""What happened, and what to do about it: every trouble a person can meet."""


class KneadleError(Exception):
    """A trouble that a person, a cable, a radio, a file or a disk caused.

    `what` says in one plain sentence what happened, `do` what the person can do next.
    """

    def __init__(self, what: str, do: str) -> None:
        super().__init__(f"{what} {do}".strip())
        self.what = what
        self.do = do


class LinkError(KneadleError):
    """The ball, its cable or its radio."""


class HungUpError(LinkError):
    """The ball took the call and hung up before anything could be said."""


class BondError(LinkError):
    """The ball and this computer no longer share a secret: they must be paired again."""


class TraceError(KneadleError):
    """A recorded trace that cannot be read as it is."""


class JournalError(KneadleError):
    """The journal file or the disk it lives on."""


class LimitError(KneadleError):
    """A limit that makes no sense, refused with the reason."""
