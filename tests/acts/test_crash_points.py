"""A process that dies at any point of an act leaves the case wholly before it or wholly after it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlmodel import select

from casework import checkpoints
from casework.acts import history
from casework.office import Office
from models.tables import Event, Problem
from models.vocabulary import Stage
from tests.mortal import DIED, DONE, Mortal, die_at, without_row_ids

ACTS = {
    "screen": (Stage.registered, "C01", {"outcome": "accept"}),
    "approve_plan": (Stage.plan_review, "R01", {}),
    "close": (Stage.publicity, "S01", {"whole": True}),
}


def check_whole(office: Office, before: dict[str, list], after: dict[str, list]) -> bool:
    """The invariant: nothing of the act is there, or all of it; gives whether it is."""
    now = without_row_ids(office)
    assert now in (before, after), "half of an act is in the database"
    assert checkpoints.verify(office).whole
    with office.database.read() as session:
        for problem in session.exec(select(Problem)):
            its_own = select(Event).where(Event.problem_id == problem.id)
            events = session.exec(its_own.order_by(Event.seq)).all()
            assert [e.version for e in events] == list(range(1, problem.version + 1))
            assert events[-1].to_stage == problem.stage
    return now == after


class Scene:
    """An installation at rest before one act, put back for every point at which a process may die."""

    def __init__(self, office: Office, desk, name: str, put_back: Callable[[], None]):
        self.stage, self.by, self.given = ACTS[name]
        self.name, self.office, self.desk, self._put_back = name, office, desk, put_back
        act = desk(office)
        self.case = act.advance(act.register(), self.stage)
        self.now = act.later(days=20) if name == "close" else act.later(minutes=5)
        self.before = without_row_ids(office)
        self.put_back()
        self.act(office)
        self.after = without_row_ids(office)
        assert self.after != self.before

    def put_back(self) -> None:
        self._put_back()

    def act(self, office: Office):
        desk = self.desk(office)
        return desk(self.name, self.case, self.by, request_id="once", now=self.now, **self.given)

    def survives(self) -> bool:
        """Check the installation after a death, then try again: applied once, whichever it was."""
        done = check_whole(self.office, self.before, self.after)
        assert self.act(self.office).repeated is done
        assert check_whole(self.office, self.before, self.after)
        return done


@pytest.fixture
def scene(office, desk, put_back) -> Callable[[str], Scene]:
    """Sets the scene of an act. The first time it is put back, what there is then is kept as the scene."""
    return lambda name: Scene(office, desk, name, put_back)


@pytest.mark.parametrize("name", ACTS)
def test_a_death_at_any_point_leaves_the_case_before_or_after_the_act(name, backend, scene):
    """Every point on SQLite, every fifth on PostgreSQL."""
    story = scene(name)
    step, committed = (1, []) if backend == "sqlite" else (5, [])
    for point in range(1, 1000, step):
        story.put_back()
        ended = die_at(point, story.office, story.act)
        committed.append(story.survives())
        if ended == DONE:
            break
        assert ended == DIED
    assert len(committed) > 25 // step
    assert not committed[0] and committed[-1]
    assert committed == sorted(committed), "once committed, always committed"


def event_outside_the_transaction(scene: Scene) -> Callable[[Office], object]:
    """The seeded bug: the same act, but its event is written in a second transaction."""
    genuine = history.append

    def act(office: Office):
        late: list[Event] = []

        def append(step, mark):
            event = genuine(step, mark)
            step.session.expunge(event)
            late.append(event)
            return event

        history.append = append
        try:
            receipt = scene.act(office)
        finally:
            history.append = genuine
        with office.database.write() as session:
            session.add_all(late)
        return receipt

    return act


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_the_invariant_catches_an_event_written_outside_the_transaction(scene):
    story = scene("screen")
    broken = event_outside_the_transaction(story)
    caught = 0
    for point in range(1, 1000):
        story.put_back()
        ended = die_at(point, story.office, broken)
        try:
            check_whole(story.office, story.before, story.after)
        except AssertionError as error:
            assert "half of an act" in str(error)
            caught += 1
        if ended == DONE:
            break
    assert caught > 0


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_commit_torn_off_in_the_log_file_is_as_if_it_had_not_been(scene, settings):
    """The write-ahead log cut at every page of the act's own commit, as a power cut may leave it."""
    story = scene("screen")
    story.put_back()
    last = _points(story)
    story.put_back()
    assert die_at(last, story.office, story.act) == DIED
    log = Path(f"{settings.folder / 'yice.db'}-wal")
    whole, state = log.read_bytes(), log.with_name("yice.db").read_bytes()
    assert whole
    for cut in range(0, len(whole), 4096 + 24):
        story.put_back()
        log.with_name("yice.db").write_bytes(state)
        log.write_bytes(whole[:cut])
        assert not story.survives()


def _points(story: Scene) -> int:
    """The number of points that the act passes, the last of them just after its commit."""
    counter = Mortal(story.office, at=0)
    story.act(story.office)
    passed = counter.passed
    event.remove(Session, "after_commit", counter.point)
    return passed


def test_a_death_while_the_case_is_being_numbered_leaves_no_gap(office, desk):
    for number, point in enumerate((3, 9, 15, 21), start=1):
        assert die_at(point, office, lambda office: desk(office).register(request_id="lost")) == DIED
        assert desk(office).register(request_id=f"next-{number}") == f"YC2026-{number:06d}"
    assert checkpoints.verify(office).whole
