"""What the views say."""

from textual.message import Message

from kneadle.coach.heard import Heard


class Answered(Message):
    def __init__(self, answer: Heard) -> None:
        super().__init__()
        self.answer = answer
