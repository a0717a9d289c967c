"""The proof of the history: whatever is done to it behind the product's back is named."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text

from casework import checkpoints
from casework.sweep import sweep
from models.event import Event
from models.vocabulary import Stage

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


@pytest.fixture
def story(act, to_stage):
    """Two cases told in turns, nine events: 1, 3, 5, 6, 7, 8 and 9 of the first, 2 and 4 of the second."""
    first, second = act.register(), act.register()
    act.accept_case(first)
    act("screen", second, "C01", outcome="refuse", reason="线索不详")
    act.advance(first, S.rectifying)
    act("file_evidence", first, "U11", **act.proof())
    assert len(act.rows(Event)) == 9
    return first, second


@pytest.fixture
def tamper(raw, story, without_guards):
    """Raw SQL upon the history with its guards gone."""
    raw(*without_guards)
    return raw


def verified(office) -> tuple[int | None, str]:
    """Where the first fault lies and what it is."""
    verdict = checkpoints.verify(office)
    assert not verdict.whole
    assert all(fault["sentence"].endswith("。") for fault in verdict.faults)
    first = verdict.faults[0]
    return first["seq"], first["kind"]


def named(office) -> set[int | None]:
    return {fault["seq"] for fault in checkpoints.verify(office).faults}


# Whole


def test_a_mixed_story_is_whole_on_both_databases(act, office, to_stage):
    for stage in (S.archived, S.merged, S.refused, S.forwarded, S.answering):
        to_stage(stage)
    case = to_stage(S.post_supervision)
    act.hold_round(case, outcome="relapse", reason="罩体被拆")
    act.later(days=400)
    sweep(office, act.now)
    assert checkpoints.sign(office, act.now)
    verdict = checkpoints.verify(office)
    assert verdict.whole, verdict.faults
    assert verdict.events == len(act.rows(Event)) > 40
    assert verdict.checkpoints == 1


@on_sqlite
def test_an_empty_history_is_whole_and_has_nothing_to_sign(act, office):
    assert checkpoints.verify(office).whole
    assert checkpoints.sign(office, act.now) is False
    assert checkpoints.read(office) == []


@on_sqlite
def test_a_checkpoint_says_something_new_or_nothing(act, office):
    act.register()
    assert checkpoints.sign(office, act.now) is True
    assert checkpoints.sign(office, act.later(minutes=1)) is False
    act.register()
    assert checkpoints.sign(office, act.later(minutes=1)) is True
    assert [line["seq"] for line in checkpoints.read(office)] == [1, 2]
    file = office.settings.folder / "audit" / "checkpoints.jsonl"
    assert file.stat().st_mode & 0o777 == 0o600


@on_sqlite
def test_a_checkpoint_cut_short_by_a_crash_is_left_out(act, office, story):
    checkpoints.sign(office, act.now)
    file = office.settings.folder / "audit" / "checkpoints.jsonl"
    with file.open("a") as lines:
        lines.write('{"seq": 10, "ha')
    assert checkpoints.verify(office).whole
    assert len(checkpoints.read(office)) == 1
    act.register()
    checkpoints.sign(office, act.now)
    assert [line["seq"] for line in checkpoints.read(office)] == [9, 10]


# Changed


OTHER_VALUES = {
    "seq": "seq + 100",
    "problem_id": "(SELECT max(id) FROM problem)",
    "version": "99",
    "case_number": "'YC2026-000002'",
    "actor": "'R01'",
    "role": "'clerk'",
    "act": "'accept'",
    "outcome": "'partly'",
    "from_stage": "'registered'",
    "to_stage": "'archived'",
    "generation": "2",
    "round": "2",
    "reason": "'另一个理由'",
    "facts": '\'{"unit": "YB"}\'',
    "rule_version": "'lifecycle-1999.1'",
    "request_id": "'another'",
    "request_hash": "'0'",
    "at": "'2026-03-02 01:00:00.000001'",
    "previous": "hash",
    "hash": "previous",
}


def test_every_column_is_changed_below():
    assert set(OTHER_VALUES) == set(Event.model_fields)


def test_a_change_of_any_column_names_the_event(office, tamper):
    """Each column in turn, the event put right again in between."""
    tamper("CREATE TABLE genuine AS SELECT * FROM event WHERE seq = 5")
    everything = ", ".join(Event.model_fields)
    for column, value in OTHER_VALUES.items():
        tamper(f"UPDATE event SET {column} = {value} WHERE seq = 5")
        expected = (5, "removed") if column == "seq" else (5, "changed")
        assert verified(office) == expected, column
        if column == "seq":
            assert 105 in named(office)
        tamper(
            "DELETE FROM event WHERE seq IN (5, 105)",
            f"INSERT INTO event ({everything}) SELECT {everything} FROM genuine",
        )
        assert checkpoints.verify(office).whole, column


@on_sqlite
@pytest.mark.parametrize("column", ["facts", "at"])
def test_an_event_that_can_not_even_be_read_is_named(office, tamper, column):
    tamper(f"UPDATE event SET {column} = 'neither JSON nor a day' WHERE seq = 5")
    assert verified(office) == (5, "changed")
    assert checkpoints.verify(office).events == 9


@on_sqlite
def test_two_changed_events_are_both_named(office, tamper):
    tamper("UPDATE event SET reason = '改' WHERE seq IN (3, 7)")
    assert {3, 7} <= named(office)
    assert verified(office) == (3, "changed")


def test_swapped_contents_name_both_events(office, tamper):
    tamper(
        "UPDATE event SET seq = 1000 WHERE seq = 4",
        "UPDATE event SET seq = 4 WHERE seq = 7",
        "UPDATE event SET seq = 7 WHERE seq = 1000",
    )
    assert verified(office) == (4, "changed")
    assert {4, 7} <= named(office)


# Deleted


@pytest.mark.parametrize("gone", [1, 5])
def test_a_deleted_event_is_named(office, tamper, gone):
    tamper("DELETE FROM event WHERE seq = :seq", seq=gone)
    assert verified(office) == (gone, "removed")


@on_sqlite
def test_several_deleted_events_are_named_as_one_gap(office, tamper):
    tamper("DELETE FROM event WHERE seq BETWEEN 3 AND 6")
    fault = checkpoints.verify(office).faults[0]
    assert (fault["seq"], fault["sentence"]) == (3, "第3至6条记录已被删除。")


@on_sqlite
def test_a_huge_number_does_not_drown_the_verification(office, tamper):
    tamper("UPDATE event SET seq = 2000000000 WHERE seq = 9")
    assert verified(office)[0] == 9
    assert len(checkpoints.verify(office).faults) < 5


@pytest.mark.parametrize("signed", [True, False])
def test_a_deleted_tail_is_named_from_its_first_event(act, office, tamper, signed):
    if signed:
        checkpoints.sign(office, act.now)
    for k in (1, 2, 3):
        tamper("DELETE FROM event WHERE seq > :last", last=9 - k)
        assert verified(office) == (10 - k, "count")
        kinds = {fault["kind"] for fault in checkpoints.verify(office).faults}
        assert kinds == ({"count", "truncated"} if signed else {"count"})


@on_sqlite
def test_a_tail_deleted_together_with_its_traces_is_betrayed_by_the_checkpoint(act, office, tamper, story):
    checkpoints.sign(office, act.now)
    tamper("DELETE FROM event WHERE seq = 9", "UPDATE problem SET version = 6 WHERE version = 7")
    assert verified(office) == (9, "truncated")


def test_an_emptied_table_is_named_from_the_first_event(act, office, tamper):
    tamper("DELETE FROM event")
    assert verified(office) == (1, "count")


@on_sqlite
def test_an_emptied_database_is_betrayed_by_the_checkpoint(act, office, tamper):
    checkpoints.sign(office, act.now)
    for table in ("event", "clock", "outbox", "evidence", "measure", "plan", "report", "problem"):
        tamper(f"DELETE FROM {table}")
    assert verified(office) == (1, "truncated")


@on_sqlite
def test_events_of_a_case_that_is_gone_are_told(office, settings, tamper, story):
    engine = create_engine(settings.database)
    with engine.begin() as connection:
        connection.execute(text("PRAGMA foreign_keys=OFF"))
        connection.execute(text("DELETE FROM problem WHERE case_number = :case"), {"case": story[1]})
    engine.dispose()
    assert verified(office) == (None, "orphan")


# Added


COLUMNS = [name for name in Event.model_fields if name not in ("seq", "version", "request_id")]


def insert(seq: int, version: int) -> str:
    return (
        f"INSERT INTO event (seq, version, request_id, {', '.join(COLUMNS)})"
        f" SELECT {seq}, {version}, 'forged', {', '.join(COLUMNS)} FROM event WHERE seq = 9"
    )


def test_an_event_added_at_the_end_is_named(office, tamper):
    tamper(insert(10, 8), "UPDATE problem SET version = 8 WHERE version = 7")
    assert verified(office) == (10, "changed")


@on_sqlite
def test_an_event_put_in_the_place_of_another_is_named(office, tamper):
    tamper("DELETE FROM event WHERE seq = 5", insert(5, 3))
    assert verified(office) == (5, "changed")


@on_sqlite
def test_a_history_written_anew_with_the_key_is_betrayed_by_the_checkpoint(act, office, tamper):
    """Whoever holds the chain's key and rights on the database still can't rewrite what was signed."""
    from sqlmodel import select

    from casework.acts.history import columns_of
    from casework.rules import chain

    checkpoints.sign(office, act.now)
    with office.database.write() as session:
        previous = chain.GENESIS
        for event in session.exec(select(Event).order_by(Event.seq)):
            event.reason, event.previous = "改写", previous
            event.hash = previous = chain.seal(columns_of(event), office.keys.chain)
    assert verified(office) == (9, "replaced")


# The checkpoint file and the cases


def edit_checkpoint(office, **changed) -> None:
    file = office.settings.folder / "audit" / "checkpoints.jsonl"
    line = json.loads(file.read_text().splitlines()[0])
    file.write_text(json.dumps(line | changed) + "\n")


@pytest.mark.parametrize(
    "changed",
    [
        {"seq": 8},
        {"hash": "0" * 64},
        {"at": "2020-01-01T00:00:00+08:00"},
        {"signature": "00" * 64},
        {"signature": "no hex"},
        {"signature": ""},
        {"signature": None},
        {"more": 1},
    ],
)
@on_sqlite
def test_an_edited_checkpoint_is_named(act, office, story, changed):
    checkpoints.sign(office, act.now)
    assert checkpoints.verify(office).whole
    edit_checkpoint(office, **changed)
    assert verified(office) == (changed.get("seq", 9), "checkpoint")


@on_sqlite
def test_rubbish_in_the_checkpoint_file_stops_neither_signing_nor_verifying(act, office, story):
    checkpoints.sign(office, act.now)
    file = office.settings.folder / "audit" / "checkpoints.jsonl"
    file.write_bytes(file.read_bytes() + b"5\n[]\n{}\n\xff\xfe\n")
    assert checkpoints.verify(office).whole
    file.write_bytes(file.read_bytes() + b'{"seq": "9"}\n')
    assert verified(office) == ("9", "checkpoint")
    assert checkpoints.sign(office, act.now) is True


@pytest.mark.parametrize(
    "change", ["stage = 'archived'", "generation = 2", "round = 3"], ids=["stage", "generation", "round"]
)
def test_a_case_set_by_hand_is_named_by_its_last_event(office, tamper, story, change):
    tamper(f"UPDATE problem SET {change} WHERE case_number = :case", case=story[0])
    assert verified(office) == (9, "state")
    assert story[0] in checkpoints.verify(office).faults[0]["sentence"]


@pytest.mark.parametrize(("version", "seq"), [(6, None), (8, 10)])
@on_sqlite
def test_a_version_set_by_hand_is_told(office, tamper, story, version, seq):
    tamper("UPDATE problem SET version = :v WHERE case_number = :case", v=version, case=story[0])
    assert verified(office) == (seq, "count")


@on_sqlite
def test_another_installations_key_proves_nothing(act, office, story):
    key = office.settings.folder / "keys" / "audit.key"
    key.write_text("0" * 64)
    assert verified(office) == (1, "changed")
    assert len(named(office)) == 9


@on_sqlite
def test_verification_reads_past_one_page(act, office, tamper, monkeypatch):
    monkeypatch.setattr(checkpoints, "PAGE", 2)
    tamper("UPDATE event SET reason = '改' WHERE seq = 9")
    verdict = checkpoints.verify(office)
    assert (verdict.events, verdict.faults[0]["seq"]) == (9, 9)


@on_sqlite
def test_time_that_goes_by_changes_no_proof(act, office, story):
    checkpoints.sign(office, act.now)
    act.now += timedelta(days=4000)
    assert checkpoints.verify(office).whole
