"""Asking Prefect from the command line, with a plain sentence when it is not there."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from casework.errors import Broken
from casework.settings import Settings


def answers(settings: Settings) -> bool:
    """Whether the Prefect API answers now."""
    try:
        return httpx.get(f"{settings.api_url}/health", timeout=3.0, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


@contextmanager
def reachable(settings: Settings) -> Iterator[None]:
    """Refuse at once when Prefect does not answer: nothing is lost, the outbox keeps what is owed."""
    if not answers(settings):
        raise Broken(
            f"Prefect 服务器（{settings.api_url}）没有应答；请先运行 yice up，案件办理不受影响。",
            code="prefect_unreachable",
        )
    yield
