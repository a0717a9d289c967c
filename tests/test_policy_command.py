"""`yice policy`, `yice sweep` and `yice case`: what an operator sees when deadlines change, near and pass."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from models.tables import Sweep
from models.vocabulary import Colour, PolicyKind, Stage
from tests.program import yice

S = Stage
SAMPLE = Path(__file__).parents[1] / "yice" / "sample"
NOTICE = SAMPLE / "calendar_2027_example.csv"
FORTY_FIVE = 'version = "own-1"\n[clocks.handling]\namount = 45\nunit = "day"\n'
pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def here(settings, monkeypatch) -> None:
    """The command line works on the test's own installation, at the time the desk was set to."""
    monkeypatch.setenv("YICE_HOME", str(settings.home))
    monkeypatch.setenv("YICE_CLOCK_FILE", str(settings.clock_file))


@pytest.fixture
def own(tmp_path) -> Path:
    path = tmp_path / "本局期限.toml"
    path.write_text(FORTY_FIVE)
    return path


@pytest.fixture
def february(act, office) -> str:
    """A case on 1 February 2027 whose working days run over the Spring Festival."""
    office.clock.move_to(act.at(date(2027, 2, 1)))
    case = act.register()
    act.start(case, "HL-01")
    return case


# Policy


def test_try_says_what_would_move_and_leaves_everything_as_it_is(february, dump):
    before = dump()
    said = yice("policy", "try", NOTICE)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "工作日历：2027年由暂定转为已公布，改变365天（其中上班248天）。"
    assert f"  {february}　热线工单办理期限　2027-02-12→2027-02-16（+4天）　不再暂定" in lines
    assert f"  {february}　受理期限　2027-02-16→2027-02-16（+0天）　不再暂定" in lines
    assert lines[-1] == "试算（未写入）：期限变动1项，仅暂定标记变动1项，变色0件。"

    found = yice("policy", "try", NOTICE, "--json")
    assert len(found.out.splitlines()) == 1
    assert (found.last["kind"], found.last["days_changed"], found.last["applied"]) == ("calendar", 365, False)
    shift = next(s for s in found.last["shifts"] if s["label"] == "热线工单办理期限")
    assert (shift["was"], shift["due"], shift["days"]) == ("2027-02-12", "2027-02-16", 4)
    assert dump() == before


def test_apply_takes_in_once_and_says_by_whom(february, act):
    assert yice("policy", "apply", NOTICE, "--by", "C01", "--json").refuses(1, "not_permitted")
    assert yice("policy", "apply", NOTICE, "--by", "nobody", "--json").refuses(1, "no_such_officer")
    first = yice("policy", "apply", NOTICE, "--by", "S01")
    assert first.out.splitlines()[-1] == "已装入：期限变动1项，仅暂定标记变动1项，变色0件。"
    again = yice("policy", "apply", NOTICE, "--by", "S01", "--json").last
    assert (again["shifts"], again["days_changed"], again["applied"]) == ([], 0, True)
    assert act.clock(february, "HL-01").due_on == date(2027, 2, 16)

    listed = yice("policy", "list", "--json").last
    assert set(listed["versions"]) == {kind.value for kind in PolicyKind if kind is not PolicyKind.calendar}
    [file] = listed["files"]
    assert (file["file_name"], file["taken_in_by"], file["changes"]) == (NOTICE.name, "S01", 365)
    said = yice("policy", "list").out.splitlines()
    assert len(said) == len(PolicyKind) and "期限　clocks-2026.3" in said
    assert NOTICE.name in said[-1] and "S01" in said[-1]


def test_clocks_for_new_cases_only(act, office, to_stage, own):
    office.clock.move_to(act.now)
    case = to_stage(S.accepted)
    found = yice("policy", "apply", own, "--by", "L01", "--new-only", "--json").last
    assert [s["case"] for s in found["shifts"]] == [case]
    assert act.clock(case, "handling").due_on == date(2026, 5, 6)
    assert yice("clock", "due", "handling", "--start", "2026-03-02", "--json").last["due"] == "2026-04-16"
    assert yice("policy", "list", "--json").last["versions"]["clocks"].endswith("+own-1")


def test_a_wrong_or_missing_file_is_refused_in_one_sentence(tmp_path, own, dump, settings):
    before = dump()
    own.write_text(FORTY_FIVE.replace("45", "0"))
    for verb in (("try",), ("apply", "--by", "S01")):
        assert yice("policy", verb[0], own, *verb[1:], "--json").refuses(1, "policy")
        assert yice("policy", verb[0], tmp_path / "没有.toml", *verb[1:], "--json").refuses(1, "policy")
    refused = yice("policy", "try", own, "--json").last
    assert (refused["file"], refused["row"], refused["line"]) == (own.name, "clocks.handling.amount", 3)
    assert yice("policy", "apply", own).code == 2, "who takes it in must be said"
    assert dump() == before and not settings.own_policy.exists()


def test_with_a_wrong_file_in_the_folder_no_command_starts(settings):
    settings.own_policy.mkdir()
    (settings.own_policy / "ladder.toml").write_text("version = 1\n")
    for command in (("doctor",), ("sweep",), ("clock", "list")):
        assert yice(*command, "--json").refuses(1, "policy")


# Sweep


def test_a_leap_of_the_clock_waits_for_somebody_who_vouches_for_it(act, office, to_stage):
    office.clock.move_to(act.now)
    case = to_stage(S.accepted)
    assert yice("sweep", "--json").last["rung"] == 0
    office.clock.move_to(act.clock(case, "handling").warn_at)
    assert yice("sweep", "--json").refuses(1, "clock_leapt")
    assert act.problem(case).version == 2
    assert yice("sweep", "--confirm", "--json").refuses(2, "bad_field")
    assert yice("sweep", "--confirm", "--by", "nobody", "--json").refuses(1, "no_such_officer")
    assert yice("sweep", "--json").refuses(1, "clock_leapt")
    done = yice("sweep", "--confirm", "--by", "S01", "--json")
    assert (done.code, done.last["warned"], done.last["rung"], done.last["escalated"]) == (0, 1, 1, 1)
    assert act.rows(Sweep)[0].confirmed_by == "S01"
    said = yice("sweep")
    assert said.out == "临期0，到期0，重算0，变色0，督办0，解除督办0，待重试0，已搁置0\n"


def test_a_parked_clock_rings_when_it_is_unparked(act, office, raw):
    case = act.register()
    office.clock.move_to(act.clock(case, "acceptance").warn_at)
    raw("UPDATE clock SET parked_reason = 'OperationalError', next_at = NULL")
    assert yice("sweep", "--json").last["warned"] == 0
    assert yice("sweep", "--unpark", "--by", "Y01", "--json").last["warned"] == 1


# Case


def test_the_case_shows_how_each_deadline_was_counted_and_how_it_moved(february):
    before = yice("case", february).out
    assert "★" in before and "[计时中，暂定]" in before
    yice("policy", "apply", NOTICE, "--by", "S01")
    said = yice("case", february).out.splitlines()
    lead = [line for line in said if line.startswith(" ★")]
    assert len(lead) == 1 and "暂定" not in lead[0]
    hotline = next(line for line in said if "热线工单办理期限：2027-02-01" in line)
    assert "起算5个工作日，跳过春节" in hotline and "最后一日为2027-02-16（周二）" in hotline
    assert "潍坊" in hotline, "the sentence ends with its basis"
    assert any(line.endswith("2027-02-12→2027-02-16") and "期限重算" in line for line in said)


def test_the_case_shows_its_ladder_and_its_colours(act, office, to_stage):
    case = to_stage(S.accepted)
    due_at = act.clock(case, "handling").due_at
    office.clock.move_to(act.sweep(due_at) and due_at + timedelta(minutes=1))
    said = yice("case", case).out
    assert "■红" in said.splitlines()[0]
    ladder = said[said.index("\n督办\n") : said.index("\n颜色\n")]
    assert "督办函[已发出]" in ladder and "应于2026-05-07 00:00　发现于2026-05-07 00:00" in ladder
    colours = said[said.index("\n颜色\n") : said.index("\n经过\n")]
    assert "2026-05-07　红　逾期：办理期限" in colours
    assert act.problem(case).colour is Colour.red
    assert "[计时中，逾期] 办理期限：" in said
    assert "升级督办" in said[said.index("\n经过\n") :]
