"""`yice petitioner` and `yice sample`: what a clerk and a supervisor read of what reporters are owed."""

from datetime import timedelta

import pytest

from models.tables import SampleReview
from models.vocabulary import Stage
from tests.acts.readiness.petitioners import LETTER
from tests.program import yice

S = Stage
pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def here(settings, monkeypatch, office, act) -> None:
    """The command line works on the test's own installation, on the desk's day."""
    monkeypatch.setenv("YICE_HOME", str(settings.home))
    monkeypatch.setenv("YICE_CLOCK_FILE", str(settings.clock_file))
    office.clock.move_to(act.now)


@pytest.fixture
def case(act):
    case = act.register()
    act.know_reporter(case)
    return act.advance(case, S.answering)


def test_what_is_owed_is_listed_with_its_day_and_without_a_name(act, office, case):
    office.clock.move_to(act.now + timedelta(days=20))
    answer = yice("petitioner", "owed")
    notice, reply = answer.out.splitlines()
    assert notice.startswith(f"{case}\t举报1\t待告知\t") and notice.endswith("前，已逾期")
    assert reply.startswith(f"{case}\t举报1\t待答复\t") and not reply.endswith("已逾期")
    assert yice("petitioner", "owed", "--case", case, "--json").last == {"owed": 2}
    assert yice("petitioner", "owed", "--case", "YC2026-999999", "--json").refuses(1, "no_such_case")


def test_figures_are_said_and_given_to_programs(act, case):
    act("reply", case, "C01", **LETTER)
    days = ("--from", act.today, "--to", act.today)
    assert (
        "答复1件，其中按期1件；逐项意见：支持0，解释说明1，不予支持0"
        in yice("petitioner", "figures", *days).out
    )
    found = yice("petitioner", "figures", *days, "--json").last
    assert (found["replies"], found["satisfied_percent"], found["mean_marks"]) == (1, None, {})


def test_a_code_is_issued_and_printed_for_the_reporter(act, case):
    assert yice("petitioner", "code", case, "--by", "C01", "--json").refuses(1, "no_query_code")
    assert yice("act", "issue_query_code", case, "--by", "C01", "--report", "1").code == 0
    code = yice("petitioner", "code", case, "--by", "C01", "--json").last["code"]
    assert len(code.replace("-", "")) == 12
    assert yice("petitioner", "code", case, "--by", "U11", "--json").refuses(1, "not_permitted")


def test_a_sample_is_tried_before_it_is_recorded(act, office, to_stage):
    to_stage(S.post_supervision)
    office.clock.move_to(act.now)
    given = ("sample", "draw", "--from", "2026-01-01", "--to", act.today, "--share", "5", "--seed", "春天")
    assert "试抽，未登记" in yice(*given).out and act.rows(SampleReview) == []
    assert yice(*given, "--by", "S01", "--json").last["recorded"] == 1
    assert yice(*given, "--by", "S01", "--json").last["recorded"] == 0
    assert yice(*given, "--count", "1", "--json").refuses(2, "share_or_number")
