"""The guided session on its own screen."""

from kneadle.cli import ending
from kneadle.cli.plan import Plan
from kneadle.cli.running import start
from kneadle.cli.terminal import that_may_close
from kneadle.coach.session import Step
from kneadle.registry.settings import Settings
from kneadle.screen.guided.app import GuidedApp
from kneadle.screen.ports import GuidedRunner
from kneadle.view import Show


def on_screen(plan: Plan, begun: Step, settings: Settings, *, speed: float = 1.0) -> int:
    """Raises KneadleError."""

    async def open_session(show: Show) -> GuidedRunner:
        ending.on_signals(app.leave_unseen, app.action_leave)
        return await start(plan, show)

    app = GuidedApp(open_session, title=plan.title, begun=begun, speed=speed, settings=settings)
    with that_may_close():
        app.run()
    if app.trouble is not None:
        raise app.trouble
    return app.return_code or 0
