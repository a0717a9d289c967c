"""The policy in force: read at start, read again when a file changes; a wrong file never comes into force."""

import logging
import os

import pytest

from casework import checkup
from casework.errors import PolicyError
from casework.office import Office

pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
GOOD = 'version = "own-1"\n[clocks.handling]\namount = 45\nunit = "day"\n'
WRONG = GOOD.replace("45", '"fünf"')


@pytest.fixture
def folder(office):
    office.settings.own_policy.mkdir()
    return office.settings.own_policy


def length(office) -> int | None:
    return office.policy.clocks["handling"].amount


def policy_check(office) -> checkup.Finding:
    return next(finding for finding in checkup.examine(office) if finding.check == "policy")


def test_a_file_put_into_the_folder_is_in_force_at_once_and_gone_when_it_is_removed(office, folder):
    assert length(office) == 60
    (folder / "clocks.toml").write_text(GOOD)
    assert length(office) == 45
    (folder / "clocks.toml").write_text(GOOD.replace("45", "46"))
    assert length(office) == 46, "the same length, another time"
    (folder / "clocks.toml").unlink()
    assert length(office) == 60


def test_nothing_is_read_again_while_no_file_changes(office, folder, monkeypatch):
    (folder / "clocks.toml").write_text(GOOD)
    policy = office.policy
    monkeypatch.setattr(office.shelf.__class__, "read", lambda self: pytest.fail("read again"))
    assert office.policy is policy
    os.utime(folder / "clocks.toml", (1, 1))
    with pytest.raises(pytest.fail.Exception):
        assert office.policy


def test_a_wrong_file_is_not_taken_by_a_running_program_and_doctor_names_it(office, folder, caplog):
    (folder / "clocks.toml").write_text(GOOD)
    before = office.policy
    assert policy_check(office).good

    (folder / "clocks.toml").write_text(WRONG, encoding="utf-8")
    with caplog.at_level(logging.ERROR, "yice.policy"):
        for _ in range(3):
            assert office.policy is before
    assert len(caplog.records) == 1, "said once, not at every act"
    found = policy_check(office)
    assert not found.good and "clocks.toml" in found.sentence and "第3行" in found.sentence
    assert found.sentence.endswith("。")

    (folder / "clocks.toml").write_text(GOOD.replace("45", "50"))
    assert (length(office), policy_check(office).good) == (50, True)


def test_a_wrong_file_refuses_a_new_start(office, folder):
    (folder / "clocks.toml").write_text(WRONG, encoding="utf-8")
    with pytest.raises(PolicyError) as error:
        Office.open(office.settings)
    assert "clocks.toml" in error.value.sentence and "clocks.handling.amount" in error.value.sentence
    (folder / "clocks.toml").write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(PolicyError):
        Office.open(office.settings)
    (folder / "clocks.toml").write_text(GOOD)
    again = Office.open(office.settings)
    assert length(again) == 45
    again.close()


@pytest.mark.parametrize("name", ["colours", "ladder", "rechecks", "acceptance"])
def test_one_wrong_file_keeps_all_of_the_policy_before(office, folder, name):
    (folder / "clocks.toml").write_text(GOOD)
    before = office.policy
    (folder / f"{name}.toml").write_text('version = "x"\nsurprise = 1\n')
    (folder / "clocks.toml").write_text(GOOD.replace("45", "50"))
    assert office.policy is before
    found = policy_check(office)
    assert not found.good and f"{name}.toml" in found.sentence


def test_an_act_keeps_one_policy_from_its_first_line_to_its_last(act, office, folder, monkeypatch):
    """Harm prevented: a clock counted by the old file and explained by the new one."""
    case = act.register()
    change = iter((GOOD,))
    reading = office.shelf.__class__.now

    def changed_after_the_first_look(shelf):
        policy = reading(shelf)
        for text in change:
            (folder / "clocks.toml").write_text(text)
        return policy

    monkeypatch.setattr(office.shelf.__class__, "now", changed_after_the_first_look)
    act.accept_case(case)
    clock = act.clock(case, "handling")
    assert (clock.amount, "own" in clock.policy_version) == (60, False)
    assert act.advance(act.register(), act.problem(case).stage)
    assert act.rows(type(clock), type(clock).key == "handling")[-1].amount == 45


def test_the_folder_may_lie_elsewhere(settings, tmp_path):
    elsewhere = tmp_path / "政策"
    elsewhere.mkdir()
    (elsewhere / "clocks.toml").write_text(GOOD)
    office = Office.open(settings.model_copy(update={"policy_folder": elsewhere}))
    assert length(office) == 45
    office.close()
