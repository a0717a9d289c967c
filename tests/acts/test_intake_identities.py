"""Who reported: sealed apart from the case, found again unopened, opened with a trace."""

from dataclasses import replace
from datetime import timedelta

import pytest

from casework import identities
from casework.adapters.identity_box import IdentityBox
from casework.errors import Broken, NotFound, NotPermitted
from casework.queries.dossier import dossier
from models.tables import Identity, Report
from models.vocabulary import Anonymity

on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
CANARY = {
    "name": "金丝雀张某某",
    "phone": "139-1234-5678",
    "id_number": "110101199003070003",
    "address": "金丝雀路99号",
    "anonymity": "real_name",
}
SECRETS = ("金丝雀", "13912345678", "139-1234-5678", "110101199003070003", "路99号")


def open_it(act, case, by="C01", report=1):
    return act("open_identity", case, by, report=report, reason="电话核实")


def test_a_report_knows_of_its_reporter_no_more_than_a_random_ref(act, dump):
    case = act.register(reporter=CANARY)
    [report], [row] = act.rows(Report), act.rows(Identity)
    assert report.reporter_ref == row.ref and len(row.ref) == 32
    assert (report.anonymity, report.reachable, report.signers) == (Anonymity.real_name, True, 1)
    open_it(act, case)
    held = str(dump())
    assert not any(secret in held for secret in SECRETS)


def test_opening_is_an_event_that_names_the_report_and_nobody(act, office):
    case = act.register()
    act.report(case, reporter=CANARY)
    receipt = open_it(act, case, report=2)
    event = act.events(case)[-1]
    assert (event.facts["report"], event.reason, event.actor) == (2, "电话核实", "C01")
    assert act.outbox(case) == [f"checkpoint {case}:{receipt.version}"]
    found = identities.opened(office, receipt, by="C01", now=act.now)
    assert (found.case, found.report) == (case, 2)
    assert (found.person.name, found.person.phone) == ("金丝雀张某某", "139-1234-5678")
    assert "金丝雀" not in repr(found)


@on_sqlite
def test_what_was_opened_is_read_by_the_same_officer_for_a_while_only(act, office):
    case = act.register(reporter=CANARY)
    receipt = open_it(act, case)
    for by, later in (("S01", 0), ("C01", 31), ("C01", -1)):
        with pytest.raises(NotPermitted):
            identities.opened(office, receipt, by=by, now=act.now + timedelta(minutes=later))
    other = act.register(description="另一件")
    graded = act("grade", case, "C01", level="key", reason="核实")
    for forged in (replace(receipt, case=other), replace(receipt, seq=999), graded):
        with pytest.raises(NotPermitted):
            identities.opened(office, forged, by="C01", now=act.now)


@on_sqlite
def test_there_is_nothing_to_open_where_nobody_is_known(act, office, refused):
    case = act.register()
    with refused("needs_missing") as error:
        open_it(act, case)
    assert "没有登记举报人信息" in error.value.sentence
    with refused("no_such_report"):
        open_it(act, case, report=7)
    elsewhere = act.register(reporter_ref="ref-1")
    with pytest.raises(NotFound):
        identities.opened(office, open_it(act, elsewhere), by="C01", now=act.now)


@on_sqlite
@pytest.mark.parametrize("by", ["U11", "R01", "L01", "A01", "Y01"])
def test_nobody_else_opens_an_identity(act, refused, by):
    case = act.register(reporter=CANARY)
    with refused("not_permitted"):
        open_it(act, case, by)


@on_sqlite
def test_a_row_that_was_moved_or_changed_is_not_opened(act, office):
    box = IdentityBox(office.keys.chain)
    sealed = box.seal("one", {"name": "张某某"})
    assert box.open("one", sealed) == {"name": "张某某"}
    for ref, text in (("other", sealed), ("one", sealed[:-4] + "AAA="), ("one", "no base64"), ("one", "")):
        with pytest.raises(Broken):
            box.open(ref, text)
    with pytest.raises(Broken):
        IdentityBox(bytes(32)).open("one", sealed)
    assert sealed != box.seal("one", {"name": "张某某"})


@on_sqlite
def test_who_reports_by_name_gives_one(act, refused):
    with refused("bad_field") as error:
        act(
            "register",
            by="C01",
            description="异味",
            reporter={"phone": "13912345678", "anonymity": "real_name"},
        )
    assert "实名举报须有姓名" in error.value.sentence and "139" not in error.value.sentence
    with refused("needs_missing"):
        act("register", by="C01", description="异味", reporter=CANARY, reporter_ref="ref-1")


@on_sqlite
def test_the_history_holds_no_hash_by_which_a_telephone_could_be_tried(act, office):
    """Of two offices the same request leaves another mark: it is keyed."""
    from casework.acts.intake.register import register
    from casework.rules import chain

    case = act.register(reporter=CANARY)
    given = register.given(description="某厂夜间噪声扰民", reporter=CANARY).model_dump(mode="json")
    bare = chain.fingerprint("register", None, "C01", given)
    keyed = chain.fingerprint("register", None, "C01", given, key=office.keys.chain)
    assert act.events(case)[0].request_hash == keyed != bare


@on_sqlite
def test_the_same_request_with_another_reporter_is_another_request(act, refused):
    act("register", by="C01", description="异味", reporter=CANARY, request_id="once")
    assert act("register", by="C01", description="异味", reporter=CANARY, request_id="once").repeated
    with refused("request_reused"):
        act("register", by="C01", description="异味", reporter=CANARY | {"name": "李某"}, request_id="once")


@on_sqlite
def test_the_dossier_shows_how_a_reporter_wants_to_be_known_and_not_who_he_is(act, office):
    case = act.register(reporter=CANARY, signers=3)
    found = dossier(office, case)
    assert found["reports"][0]["anonymity"] is Anonymity.real_name
    assert found["reports"][0]["signers"] == 3
    assert not any(secret in str(found) for secret in SECRETS)
