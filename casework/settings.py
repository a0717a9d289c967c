"""Every setting of an installation, read as YICE_… from the environment or `.env`.

`.env.example` lists them all.
"""

from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from casework.errors import BadInput


class Settings(BaseSettings):
    """The settings; defaults make one machine with SQLite and loopback only."""

    model_config = SettingsConfigDict(
        env_prefix="YICE_", env_file=".env", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    home: Path = Field(Path("~/.yice"), description="The one folder that holds everything of an installation")
    database_url: str = Field("", description="Our database; empty: SQLite inside YICE_HOME")
    prefect_host: str = Field("127.0.0.1", description="Address the Prefect server listens on")
    prefect_port: int = Field(4200, ge=1, le=65535, description="Port of the Prefect server and its UI")
    prefect_api_url: str = Field(
        "", description="A Prefect server run elsewhere; empty: `yice up` runs its own"
    )
    prefect_database_url: str = Field("", description="Prefect's database; empty: SQLite inside YICE_HOME")
    work_pool: str = Field("yice", description="The work pool of our in-process workers")
    worker_name: str = Field("worker-1", description="Name of this worker; one name, one worker at a time")
    worker_limit: int = Field(1, ge=1, le=64, description="How many runs a worker executes at once")
    poll_seconds: float = Field(
        5.0, gt=0, le=3600, description="How often a worker asks Prefect for runs nobody announced"
    )
    dispatch_seconds: float = Field(
        0.5, gt=0, le=3600, description="How often the dispatcher looks for outbox rows"
    )
    sweep_cron: str = Field("*/5 * * * *", description="When the deadlines are watched (Asia/Shanghai)")
    region: str = Field("CN", description="Region of the working-day calendar")
    policy_folder: Path | None = Field(
        None, description="The office's own policy files; empty: the folder policy inside YICE_HOME"
    )
    colours: str = Field(
        "default", description="Which shipped four-colour rule set: default, guangyuan, sanya, yinchuan"
    )
    notice_cron: str = Field("*/15 * * * *", description="When urgent notices go out (Asia/Shanghai)")
    digest_at: str = Field(
        "08:30",
        pattern=r"^([01]\d|2[0-3]):[0-5]\d$",
        description="From when on each officer's daily digest goes out (Asia/Shanghai)",
    )
    web_host: str = Field("127.0.0.1", description="Address our own pages and calendar feeds listen on")
    web_port: int = Field(4280, ge=1, le=65535, description="Port of our own pages and calendar feeds")
    web_url: str = Field(
        "", description="Address under which officers reach our own pages; empty: http://host:port"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "WARNING", description="How much the worker writes to its log: DEBUG, INFO, WARNING, ERROR"
    )
    clock_file: Path | None = Field(
        None, description="Demo and tests only: a file that shifts the product's clock"
    )

    def __init__(self, **values: Any):
        """Raises BadInput naming the settings that are wrong."""
        try:
            super().__init__(**values)
        except ValidationError as error:
            wrong = dict.fromkeys(f"YICE_{fault['loc'][0]}".upper() for fault in error.errors())
            raise BadInput(
                f"设置{'、'.join(wrong)}的值不正确，请对照.env.example改正。", code="bad_setting"
            ) from None

    @cached_property
    def folder(self) -> Path:
        """YICE_HOME, absolute."""
        return self.home.expanduser().resolve()

    @property
    def own_policy(self) -> Path:
        """The folder of the office's own policy files; it need not exist."""
        return (self.policy_folder or self.folder / "policy").expanduser().resolve()

    @property
    def database(self) -> str:
        """The SQLAlchemy URL of our database."""
        return self.database_url or f"sqlite:///{self.folder / 'yice.db'}"

    @property
    def api_url(self) -> str:
        """Where the Prefect API answers."""
        return self.prefect_api_url or f"http://{self.prefect_host}:{self.prefect_port}/api"
