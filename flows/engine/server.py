"""The Prefect server of an installation, in this process: one interpreter instead of Prefect's two.

It ends when its parent does.
"""

import os
from typing import Any

from flows.engine import lifeline


def main() -> None:
    """Serve the API and the UI until told to stop. The environment is set by the supervisor."""
    os.umask(0o077)  # Prefect would create its database readable by everyone
    lifeline.hold()
    import uvicorn
    from prefect.server.api.server import create_app
    from prefect.settings import get_current_settings

    _let_writers_wait()
    api = get_current_settings().server.api
    uvicorn.run(create_app(final=True), host=api.host, port=api.port, log_level="error", access_log=False)


def _let_writers_wait() -> None:
    """Begin every transaction of Prefect on SQLite with the write lock.

    Harm prevented: one that reads first and writes later is refused at once when another has written in
    between; the server answers 503, and each such answer costs its client two seconds.
    """
    from prefect.server.database.configurations import AioSqliteConfiguration as Sqlite

    deferred = Sqlite.begin_transaction

    def immediate(self: Sqlite, session: Any, with_for_update: bool = False) -> Any:
        return deferred(self, session, with_for_update=True)

    Sqlite.begin_transaction = immediate  # type: ignore[method-assign]


if __name__ == "__main__":
    main()
