"""The post as Prefect runs it: in the worker, retried, and none stopped by another."""

import time

import pytest

from casework.notices import addresses
from models.vocabulary import MessageStatus
from tests.engine.conftest import act, engine, office, until, world  # noqa: F401
from tests.notices.conftest import CANARY, NINE

pytestmark = pytest.mark.engine


@pytest.fixture
def morning(office):  # noqa: F811
    office.clock.move_to(NINE)


def begin(engine) -> str:  # noqa: F811
    deployment = engine.http.get("/deployments/name/deliver_notices/yice").json()["id"]
    return engine.post(f"/deployments/{deployment}/create_flow_run", {}).json()["id"]


def test_the_deployment_has_a_timetable(engine):  # noqa: F811
    until(lambda: engine.http.get("/deployments/name/deliver_notices/yice").status_code == 200)
    found = engine.http.get("/deployments/name/deliver_notices/yice").json()
    assert [s["schedule"]["cron"] for s in found["schedules"]] == ["*/15 * * * *"]


def test_messages_are_sent_and_the_failing_one_is_retried_and_put_off(engine, office, post, web, morning):  # noqa: F811
    until(lambda: engine.http.get("/deployments/name/deliver_notices/yice").status_code == 200)
    addresses.add_address(office, "U11", f"{web.url}-canary", by="Y01")
    addresses.add_address(office, "L01", "json://127.0.0.1:9/canary", by="Y01")
    for officer in ("U11", "L01", "U12", "U21"):
        post.notice(officer)
    web.script = [500]
    began = time.monotonic()
    run = begin(engine)
    until(lambda: engine.http.get(f"/flow_runs/{run}").json()["state_type"] == "COMPLETED")
    assert time.monotonic() - began < 60
    by_officer = {n: post.messages(n)[0] for n in ("U11", "L01", "U12", "U21")}
    dead_end = by_officer.pop("L01")
    assert {m.status for m in by_officer.values()} == {MessageStatus.sent}
    assert (dead_end.status, dead_end.attempts, dead_end.last_error) == (
        MessageStatus.waiting, 1, "json:not_delivered"
    )  # fmt: skip
    assert len(web.taken) == 2  # refused once, then retried
    for folder in ("prefect", "logs"):
        for file in (engine.settings.folder / folder).rglob("*"):
            held = file.read_bytes() if file.is_file() else b""
            for secret in (b"canary", CANARY.encode(), "今日提醒".encode()):
                assert secret not in held, file.name


def test_the_page_server_runs_beside_and_is_started_again(engine, office):  # noqa: F811
    import httpx

    url = f"http://127.0.0.1:{engine.settings.web_port}/healthz"

    def well() -> bool:
        try:
            return httpx.get(url, timeout=2, trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    until(well)
    service = next(s for s in engine.supervisor.services if s.module == "yice.web.service")
    service.process.kill()
    until(lambda: service.starts == 2 and well())
    assert (engine.settings.folder / "logs" / "web.log").read_bytes() == b""


def test_a_pass_that_has_lasted_starts_nothing_more(monkeypatch):
    from contextvars import copy_context

    from flows import notices
    from tasks import messages

    taken = []
    monkeypatch.setattr(notices.delivery, "claim", lambda *_: taken.append(1))
    monkeypatch.setattr(notices, "the_office", lambda: None)

    def late() -> None:
        messages.BEGAN.set(time.monotonic() - messages.START_SECONDS)
        notices._send(1)
        assert not messages._time_left()

    copy_context().run(late)
    assert taken == [] and messages._time_left()
