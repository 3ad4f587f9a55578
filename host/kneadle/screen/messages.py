"""What can happen on the screen besides keys and updates.

Updates are no messages: `RunningApp.show` takes them by a plain call, since the bell of a
warning must not queue behind a frame that is being drawn.
"""

from textual.message import Message


class SessionOver(Message):
    """The runner's `run` has returned: nothing more will come."""
