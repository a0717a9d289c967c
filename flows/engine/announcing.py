"""Rungs of the ladder as Prefect events, for the event feed and for automations. No person, no free text."""

from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from prefect.client.orchestration import PrefectClient
from prefect.events import Event, RelatedResource, Resource
from sqlmodel import col, select

from casework.office import Office
from models.tables import EngineRun, Escalation, Outbox, Problem
from models.vocabulary import Rung, RungStatus, RunKind


async def announce(client: PrefectClient, office: Office, row: Outbox) -> None:
    """Send the event that an outbox row owes, e.g. `yice.escalation.issued` for 督办函."""
    event = event_of(office, row)
    await client.request("POST", "/events", json=[event.model_dump(mode="json")])


def event_of(office: Office, row: Outbox) -> Event:
    """The event of a row whose key is case:episode:rung:status."""
    case, episode, rung, status = row.key.rsplit(":", 3)
    with office.database.read() as session:
        query = (
            select(Escalation)
            .join(Problem)
            .where(Problem.case_number == case, Escalation.episode == int(episode), Escalation.rung == rung)
        )
        climbed = session.exec(query).one()
        live = EngineRun.problem_id == row.problem_id, EngineRun.kind == RunKind.lifecycle, col(EngineRun.live)
        run = session.exec(select(EngineRun.flow_run_id).where(*live)).first()
    return Event(
        id=uuid5(NAMESPACE_URL, f"yice:{row.key}"),
        occurred=datetime.now(UTC),  # the feed is read in Prefect's own time; ours stands in the payload
        event=f"yice.escalation.{status}",
        resource=Resource({"prefect.resource.id": f"yice.case.{case}", "prefect.resource.name": case}),
        related=_run(run),
        payload={
            "rung": rung,
            "label": Rung(rung).label,
            "status": RungStatus(status).label,
            "due_at": f"{climbed.due_at:%Y-%m-%dT%H:%M:%SZ}",
            "detected_at": f"{climbed.raised_at:%Y-%m-%dT%H:%M:%SZ}",
        },
    )


def _run(flow_run_id: str | None) -> list[RelatedResource]:
    """The run of the case, so that the event shows on its page."""
    if flow_run_id is None:
        return []
    names = {"prefect.resource.id": f"prefect.flow-run.{flow_run_id}", "prefect.resource.role": "flow-run"}
    return [RelatedResource(names)]
