"""Group robots of 企业微信, 钉钉 and 飞书: apprise reads the address, but we ask them ourselves.

They answer HTTP 200 to a message they refuse and say so in the body only, which apprise does not read.
Harm prevented: a robot that was removed, or limits its rate, and messages that are lost as delivered.
"""

from collections.abc import Iterator
from typing import Any

import httpx

ROBOTS = {"NotifyWeComBot": 2000, "NotifyDingTalk": 18_000, "NotifyFeishu": 18_000}
"""Most bytes of a text, some way below what each takes (2048, 20000, 20 KB)."""


def is_robot(service: Any) -> bool:
    """Whether an apprise service is one of the robots."""
    return type(service).__name__ in ROBOTS


def tell(service: Any, text: str) -> bool:
    """Post a text, in pieces when it is long; whether the robot took every piece."""
    name = type(service).__name__
    with httpx.Client(timeout=httpx.Timeout(10.0, connect=5.0)) as client:
        return all(_post(client, service, name, piece) for piece in pieces(text, ROBOTS[name]))


def pieces(text: str, most_bytes: int) -> Iterator[str]:
    """The text cut between lines, each piece within the limit; a longer line is cut hard."""
    piece = ""
    for line in text.splitlines(keepends=True):
        line = line.encode()[:most_bytes].decode(errors="ignore")
        if piece and len((piece + line).encode()) > most_bytes:
            yield piece
            piece = ""
        piece += line
    if piece:
        yield piece


def _post(client: httpx.Client, service: Any, name: str, text: str) -> bool:
    if name == "NotifyFeishu":
        said = {"msg_type": "text", "content": {"text": text}}
    else:
        said = {"msgtype": "text", "text": {"content": text}}
    answer = client.post(_address(service, name), json=said)
    return answer.status_code == 200 and _taken(answer.json())


def _address(service: Any, name: str) -> str:
    if name == "NotifyWeComBot":
        return service.api_url
    url = service.notify_url.format(token=service.token).rstrip("/")
    if name == "NotifyDingTalk" and service.secret:
        stamp, signature = service.get_signature()
        return f"{url}&timestamp={stamp}&sign={signature}"
    return url


def _taken(answer: Any) -> bool:
    """企业微信 and 钉钉 say errcode, 飞书 says code; 0 is yes, silence is no."""
    return isinstance(answer, dict) and answer.get("errcode", answer.get("code")) == 0
