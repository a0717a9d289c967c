"""A watch that is killed at any point: the next one finishes, and nothing was done twice or half."""

from collections.abc import Callable
from datetime import datetime

import pytest

from casework import checkpoints
from casework import sweep as watch
from casework.office import Office
from casework.sweep import sweep
from models.vocabulary import Stage
from tests.mortal import DIED, DONE, die_at, without_row_ids


@pytest.fixture
def small_batches(monkeypatch) -> None:
    monkeypatch.setattr(watch, "BATCH", 3)
    monkeypatch.setattr(watch, "DUE", watch._due_rows(False))


def holdings(office: Office) -> dict[str, list]:
    """Everything but the note of the round itself, which counts its own work only."""
    return without_row_ids(office) | {"sweep": []}


def round_at(now: datetime) -> Callable[[Office], object]:
    return lambda office: sweep(office, now)


def test_a_watch_killed_at_any_point_is_finished_by_the_next(
    act, office, to_stage, put_back, small_batches, backend
):
    """Seven cases in batches of three, each warned, reminded, run out and written to."""
    cases = [to_stage(Stage.accepted) for _ in range(7)]
    now = act.clock(cases[0], "handling").due_at
    put_back()
    report = sweep(office, now)
    assert (report.warned, report.lapsed, report.escalated) == (7, 7, 14)
    finished = holdings(office)

    deaths = 0
    for point in range(1, 2000, 7 if backend == "sqlite" else 29):
        put_back()
        ended = die_at(point, office, round_at(now))
        assert ended in (DIED, DONE)
        sweep(office, now)
        assert holdings(office) == finished
        assert checkpoints.verify(office).whole
        if ended == DONE:
            break
        deaths += 1
    assert deaths > (8 if backend == "sqlite" else 3)
