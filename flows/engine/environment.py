"""How Prefect is run here: every Prefect setting the product relies on, as environment variables.

Set before Prefect is imported; the operator's own Prefect profile is never read.
"""

import os

from casework.settings import Settings


def prefect_environment(settings: Settings) -> dict[str, str]:
    """The variables for a Prefect server, worker or client of this installation."""
    home = settings.folder / "prefect"
    database = settings.prefect_database_url or f"sqlite+aiosqlite:///{home / 'prefect.db'}"
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_PROFILES_PATH": str(home / "profiles.toml"),
        "PREFECT_API_URL": settings.api_url,
        "PREFECT_API_DATABASE_CONNECTION_URL": database,
        "PREFECT_SERVER_API_HOST": settings.prefect_host,
        "PREFECT_SERVER_API_PORT": str(settings.prefect_port),
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        # Gates never expire, and the service that looks for expired ones reads every paused run each time.
        "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
        # Lateness of a gate means nothing, and marking many runs late at once locks SQLite against the wakes.
        "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
        # Results would hold what a flow returns; nothing of a case may lie there.
        "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
        "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
        "PREFECT_CLIENT_METRICS_ENABLED": "false",
        "PREFECT_WORKER_QUERY_SECONDS": str(settings.poll_seconds),
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_LOGGING_SERVER_LEVEL": "ERROR",
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
        "PREFECT_CLI_PROMPT": "false",
        "YICE_HOME": str(settings.folder),
    }


def enter(settings: Settings) -> None:
    """Make this process speak to the installation's Prefect; before the first import of Prefect."""
    folder = settings.folder / "prefect"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ.update(prefect_environment(settings))
