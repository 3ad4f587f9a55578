"""A scenario as a device that any program may open."""

from kneadle_sims.serve.server import PtyBall, TcpBall

__all__ = ["PtyBall", "TcpBall"]
