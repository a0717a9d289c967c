"""Makes a case's card in the Prefect UI: stage, colour, clocks, what may be done. No person, no free text."""

from prefect import task
from prefect.artifacts import create_markdown_artifact

from casework.adapters.templating import fill
from casework.queries.standing import SYMBOLS, Standing, standing
from tasks.the_office import the_office


@task(name="案件卡", retries=3, retry_delay_seconds=[1, 5, 30], retry_jitter_factor=0.5)
def post_case_card(case: str) -> None:
    """Publish the card under the case number, so that its editions follow one another."""
    now = standing(the_office(), case)
    create_markdown_artifact(card(now), key=artifact_key(case), description=f"{case} {now.stage.label}")


def artifact_key(case: str) -> str:
    """Prefect's keys are lowercase letters, digits and dashes."""
    return f"case-{case.lower()}"


def card(now: Standing) -> str:
    """The card's Markdown."""
    return fill("messages/case_card.md", now=now, symbol=SYMBOLS[now.colour])
