"""The Prefect server of an installation, in this process: one interpreter instead of Prefect's two.

It ends when its parent does.
"""

import os
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any

from flows.engine import lifeline

App = Callable[[Any, Any, Any], Awaitable[None]]
WRITING: ContextVar[bool] = ContextVar("writing", default=False)


def main() -> None:
    """Serve the API and the UI until told to stop. The environment is set by the supervisor."""
    os.umask(0o077)  # Prefect would create its database readable by everyone
    lifeline.hold()
    import uvicorn
    from prefect.server.api.server import create_app
    from prefect.settings import get_current_settings

    api = get_current_settings().server.api
    app = let_wakes_wait(create_app(final=True))
    uvicorn.run(app, host=api.host, port=api.port, log_level="error", access_log=False)


def let_wakes_wait(app: App) -> App:
    """Begin a resume's and a new run's transaction on SQLite with the write lock, as Prefect's other states do.

    Harm prevented: one that reads first and writes later is refused at once when another has written in
    between; the server answers 503, and each such answer costs its client two seconds.
    """
    from prefect.server.database.configurations import AioSqliteConfiguration as Sqlite

    as_asked = Sqlite.begin_transaction

    def begin(self: Sqlite, session: Any, with_for_update: bool = False) -> Any:
        return as_asked(self, session, with_for_update=with_for_update or WRITING.get())

    Sqlite.begin_transaction = begin  # type: ignore[method-assign]

    async def marked(scope: Any, receive: Any, send: Any) -> None:
        WRITING.set(scope.get("path", "").endswith(("/resume", "/create_flow_run")))
        await app(scope, receive, send)

    return marked


if __name__ == "__main__":
    main()
