"""What is done to the office as a whole: asked of one table, kept in a sealed journal, read by the auditor."""

import pytest

from casework import checkpoints, journal
from casework.errors import NotPermitted
from casework.notices import addresses, feeds, mailbox
from casework.policy.book import HERE
from casework.policy_change import apply_file
from casework.rules.permissions import may_for_office
from casework.sweep import unpark
from models.tables import OfficeEntry, Officer
from models.vocabulary import OfficeDoing
from tests.program import yice

on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
D = OfficeDoing
DOINGS = {
    D.apply_policy: lambda office, by, now: apply_file(office, HERE / "ladder.toml", by, now),
    D.apply_technical_policy: lambda office, by, now: apply_file(office, HERE / "alarms.toml", by, now),
    D.apply_secrecy_policy: lambda office, by, now: apply_file(office, HERE / "secrecy.toml", by, now),
    D.unpark: lambda office, by, now: unpark(office, now, by),
    D.manage_addresses: lambda office, by, now: addresses.add_address(office, "U12", "file:", by=by),
    D.resend_messages: lambda office, by, now: mailbox.retry(office, None, now, by=by),
    D.make_feed: lambda office, by, now: feeds.make(office, "U12", now, by=by),
    D.revoke_feed: lambda office, by, now: feeds.revoke(office, "U12", now, by=by),
    D.verify_history: lambda office, by, now: checkpoints.verified(office, by, now),
    D.sign_checkpoint: lambda office, by, now: checkpoints.signed_by(office, by, now),
    D.read_journal: lambda office, by, now: journal.entries(office, by, now),
}
"""Each by the way that the commands go; roster and time have tests of their own."""


@pytest.fixture
def people(act) -> list[Officer]:
    return [officer for officer in act.rows(Officer) if officer.active]


@on_sqlite
@pytest.mark.parametrize("doing", DOINGS, ids=lambda doing: doing.value)
def test_whoever_may_does_it_and_it_is_put_down_and_nobody_else_leaves_a_trace(
    act, office, people, dump, doing
):
    feeds.make(office, "U12", act.now, by="U12")
    for officer in people:
        before = len(act.rows(OfficeEntry))
        if may_for_office(doing, officer.role, himself=officer.number == "U12"):
            if doing is D.revoke_feed:
                feeds.make(office, "U12", act.now, by="U12")
            DOINGS[doing](office, officer.number, act.now)
            entry = act.rows(OfficeEntry)[-1]
            assert (entry.doing, entry.actor, entry.role) == (doing, officer.number, officer.role)
            continue
        with pytest.raises(NotPermitted) as refused:
            DOINGS[doing](office, officer.number, act.now)
        assert f"“{doing.label}”须由" in refused.value.sentence
        assert officer.role.label in refused.value.sentence
        assert len(act.rows(OfficeEntry)) == before


def some_entries(act, office) -> None:
    for by in ("S01", "L01", "Y01"):
        unpark(office, act.now, by)


def journal_faults(office) -> list[tuple[int, str]]:
    return [(f["seq"], f["sentence"]) for f in checkpoints.verify(office).faults if f["kind"] == "journal"]


def test_an_entry_that_was_changed_or_removed_is_named(act, office, raw, backend):
    some_entries(act, office)
    assert journal_faults(office) == []
    _without_guards(raw, backend)
    raw("UPDATE office_entry SET actor = 'S02' WHERE seq = 2")
    assert [seq for seq, _ in journal_faults(office)] == [2]
    raw("DELETE FROM office_entry WHERE seq = 2")
    assert [(seq, "删除" in said) for seq, said in journal_faults(office)] == [(2, True)]


def test_an_entry_is_neither_changed_nor_removed_while_the_guards_stand(act, office, raw):
    some_entries(act, office)
    for change in ("UPDATE office_entry SET actor = 'S02'", "DELETE FROM office_entry"):
        with pytest.raises(Exception, match="append-only"):
            raw(change)


def test_a_checkpoint_tells_when_the_end_of_the_journal_was_cut_off(act, office, raw, backend):
    act.register()
    some_entries(act, office)
    assert checkpoints.sign(office, act.now)
    assert not checkpoints.sign(office, act.now)
    _without_guards(raw, backend)
    raw("DELETE FROM office_entry WHERE seq = 3")
    assert [(seq, "检查点不符" in said) for seq, said in journal_faults(office)] == [(3, True)]


def _without_guards(raw, backend) -> None:
    names = ("no_UPDATE", "no_DELETE") if backend == "sqlite" else ("append_only", "no_truncate")
    for name in names:
        raw(f"DROP TRIGGER office_entry_{name}{'' if backend == 'sqlite' else ' ON office_entry'}")


@on_sqlite
def test_an_address_is_never_in_the_journal(act, office):
    addresses.add_address(office, "U11", "json://canary.example.cn/secretkey", by="Y01")
    [entry] = act.rows(OfficeEntry)
    assert entry.facts == {"officer": "U11", "what": "added", "channel": "json"}


# The commands


@pytest.fixture
def here(settings, monkeypatch) -> None:
    monkeypatch.setenv("YICE_HOME", str(settings.home))
    monkeypatch.setenv("YICE_CLOCK_FILE", str(settings.clock_file))


@on_sqlite
def test_the_auditor_reads_who_did_what(here, act, office):
    office.clock.move_to(act.now)
    assert yice("sweep", "--unpark", "--json").refuses(2, "bad_field")
    assert yice("sweep", "--unpark", "--by", "A01", "--json").refuses(1, "not_permitted")
    yice("sweep", "--unpark", "--by", "Y01")
    assert yice("audit", "journal", "--by", "Y01", "--json").refuses(1, "not_permitted")
    said = yice("audit", "journal", "--by", "A01")
    assert said.out == "1　2026-03-02 09:00　Y01（系统管理员）　恢复搁置的期限　rows=0\n"
    assert yice("audit", "journal", "--by", "A01", "--json").last == {"entries": 2}
    assert yice("audit", "verify", "--by", "S01", "--json").refuses(1, "not_permitted")
    assert yice("audit", "verify", "--by", "A01", "--json").last["whole"] is True
    entries = len(act.rows(OfficeEntry))
    assert yice("audit", "verify", "--json").last["whole"] is True
    assert len(act.rows(OfficeEntry)) == entries, "a copy is proved without writing into it"


@on_sqlite
@pytest.mark.parametrize(
    "command",
    [
        ("office", "load", "x.toml"),
        ("policy", "apply", "x.toml"),
        ("audit", "checkpoint"),
        ("audit", "journal"),
        ("feed", "make", "U11"),
        ("feed", "revoke", "U11"),
        ("address", "add", "U11", "file:"),
        ("address", "remove", "1"),
        ("address", "test", "U11"),
        ("notices", "show", "1"),
        ("notices", "retry", "--all"),
    ],
)
def test_whoever_does_something_to_the_whole_office_says_who_he_is(here, command):
    assert yice(*command, "--json").refuses(2, "usage")
