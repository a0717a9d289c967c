"""The Prefect server of an installation, in this process: one interpreter instead of Prefect's two.

It ends when its parent does: the parent holds the other end of standard input.
"""

import os
import threading


def main() -> None:
    """Serve the API and the UI until told to stop. The environment is set by the supervisor."""
    os.umask(0o077)  # Prefect would create its database readable by everyone
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import uvicorn
    from prefect.server.api.server import create_app
    from prefect.settings import get_current_settings

    api = get_current_settings().server.api
    uvicorn.run(create_app(final=True), host=api.host, port=api.port, log_level="error", access_log=False)


def _end_with_parent() -> None:
    while os.read(0, 1):
        pass
    os._exit(0)


if __name__ == "__main__":
    main()
