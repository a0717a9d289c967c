"""The page server as a process of its own; it ends when its parent does, and with `yice web` on Ctrl-C."""

import os

from casework.office import Office
from casework.settings import Settings
from flows.engine import lifeline


def main() -> None:
    """Entry of the process that the supervisor starts."""
    os.umask(0o077)
    lifeline.hold()
    serve(Settings())


def serve(settings: Settings) -> None:
    """Serve until told to stop. No access log: the address of a feed is its secret."""
    import uvicorn

    from yice.web.app import create_app

    office = Office.open(settings)
    try:
        uvicorn.run(
            create_app(office),
            host=settings.web_host,
            port=settings.web_port,
            log_level="error",
            access_log=False,
            server_header=False,
        )
    finally:
        office.close()


if __name__ == "__main__":
    main()
