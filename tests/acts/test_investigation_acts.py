"""交办, 诉求, 检查, 包案, 支援 and 调查结论: who investigates, leads and helps, and what was found."""

from collections import Counter
from datetime import date, timedelta

import pytest

from casework.queries.agenda import agenda
from casework.queries.dossier import dossier
from casework.rules.periods import OFFICE_ZONE
from models.tables import Charge, Demand, Help, Inspection, Officer
from models.vocabulary import ClockStatus, Finding, Role, Stage
from tests.conftest import MONDAY_MORNING
from yice.commands.case import lines

S = Stage
pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


def test_the_office_gives_the_case_to_a_responsible_unit(act, to_stage):
    case = to_stage(S.investigating)
    assert act.events(case)[-1].facts["unit"] == "ZF"


@pytest.mark.parametrize("unit", ["CG", "DCB"])
def test_a_unit_that_rectifies_nothing_gets_no_case(act, refused, to_stage, unit):
    case = to_stage(S.accepted)
    with refused("not_a_responsible_unit"):
        act("assign", case, "S01", unit=unit)


def test_an_unknown_unit_is_refused(act, refused, to_stage):
    case = to_stage(S.accepted)
    with refused("no_such_unit"):
        act("assign", case, "S01", unit="XX")


def test_the_unit_complained_of_never_handles_the_case(act, refused, to_stage):
    case = to_stage(S.accepted, accused_unit="YB")
    with refused("needs_missing") as error:
        act("assign", case, "S01", unit="YB")
    assert "被举报单位" in error.value.sentence
    act("assign", case, "S01", unit="ZF")
    with refused("needs_missing"):
        act("assign", case, "S01", unit="YB", reason="改由属地办理")


def test_reassignment_needs_a_reason_and_another_unit(act, refused, to_stage):
    case = to_stage(S.investigating)
    with refused("needs_missing") as error:
        act("assign", case, "S01", unit="ZF")
    assert error.value.facts["missing"] == ("缺少理由", "案件已在该单位办理")
    with refused("needs_missing"):
        act("assign", case, "S01", unit="YB")
    act("assign", case, "S01", unit="YB", reason="属地在云陂")
    with refused("needs_missing"):
        act("conclude_investigation", case, "U11", finding="true", findings="属实")
    assert act("conclude_investigation", case, "U21", finding="true", findings="属实").stage is S.planning


@pytest.mark.parametrize(
    ("finding", "stage"), [("true", S.planning), ("partly", S.planning), ("false", S.answering)]
)
def test_the_finding_decides_where_the_case_goes(act, to_stage, finding, stage):
    case = to_stage(S.investigating)
    receipt = act("conclude_investigation", case, "U11", finding=finding, findings="经查")
    assert (receipt.stage, receipt.outcome) == (stage, finding)
    assert act.problem(case).finding is Finding(finding)
    assert act.clock(case, "handling").status is ClockStatus.running


def test_an_officer_of_another_unit_concludes_nothing(act, refused, to_stage):
    case = to_stage(S.investigating)
    with refused("needs_missing") as error:
        act("conclude_investigation", case, "U21", finding="false", findings="经查")
    assert "不在您所在的单位" in error.value.sentence


def test_what_is_not_true_is_closed_by_an_answer(act, refused, to_stage):
    case = to_stage(S.answering)
    with refused("needs_missing"):
        act("close", case, "S01")
    act("close", case, "S01", reason="经查不属实，已答复")
    problem = act.problem(case)
    assert (problem.stage, problem.closed_on) == (S.closed, act.today)
    assert act.clock(case, "handling").status is ClockStatus.met
    assert act.rounds(case) == []


# Demands


def listed(act, case, *texts):
    act("list_demands", case, "C01", demands=list(texts))


def found(*findings):
    return [{"number": n, "finding": one, "found": "查明"} for n, one in enumerate(findings, start=1)]


def test_demands_are_listed_before_the_conclusion_and_added_to(act, refused, to_stage):
    case = to_stage(S.registered)
    listed(act, case, "夜间噪声", "粉尘")
    act.advance(case, S.investigating)
    act("list_demands", case, "U11", demands=["占道堆料"])
    assert [(d.number, d.text, d.status) for d in act.rows(Demand)] == [
        (1, "夜间噪声", "listed"),
        (2, "粉尘", "listed"),
        (3, "占道堆料", "listed"),
    ]
    assert act.events(case)[-1].facts["listed"] == 1
    assert "占道堆料" not in f"{act.events(case)[-1].facts}", "what people say stays out of the history"
    with refused("needs_missing") as error:
        listed(act, case, "粉尘")
    assert "有重复的诉求" in error.value.sentence
    with refused("needs_missing"):
        listed(act, case, "异味", "异味")
    act("conclude_investigation", case, "U11", findings="经查", demands=found("true", "true", "true"))
    with refused("impossible_act"):
        listed(act, case, "异味")


@pytest.mark.parametrize(
    ("findings", "whole", "stage"),
    [
        (("true", "true"), "true", S.planning),
        (("true", "false"), "partly", S.planning),
        (("partly", "partly"), "partly", S.planning),
        (("false", "false"), "false", S.answering),
    ],
)
def test_the_finding_on_the_whole_follows_from_the_demands(act, to_stage, findings, whole, stage):
    case = to_stage(S.investigating)
    listed(act, case, "夜间噪声", "粉尘")
    receipt = act("conclude_investigation", case, "U11", findings="经查", demands=found(*findings))
    assert (receipt.stage, receipt.outcome) == (stage, whole)
    assert [(d.status, d.finding, d.found) for d in act.rows(Demand)] == [
        ("found", f, "查明") for f in findings
    ]
    counts = act.events(case)[-1].facts["demands"]
    assert counts == {kind: findings.count(kind) for kind in ("true", "partly", "false")}


def test_a_conclusion_answers_every_demand_and_agrees_with_them(act, refused, to_stage):
    case = to_stage(S.investigating)
    listed(act, case, "夜间噪声", "粉尘")
    with refused("needs_missing") as error:
        act("conclude_investigation", case, "U11", finding="true", findings="经查")
    assert error.value.facts["missing"] == ("诉求1尚未逐项认定", "诉求2尚未逐项认定")
    with refused("needs_missing") as error:
        act(
            "conclude_investigation",
            case,
            "U11",
            finding="true",
            findings="经查",
            demands=found("true", "false"),
        )
    assert error.value.facts["missing"] == ("逐项认定合起来为“部分属实”，与结论“属实”不一致",)
    given = {"finding": "partly", "findings": "经查", "demands": found("true", "false")}
    assert act("conclude_investigation", case, "U11", **given).stage is S.planning


def test_without_demands_the_finding_itself_is_needed(act, refused, to_stage):
    case = to_stage(S.investigating)
    with refused("bad_field") as error:
        act("conclude_investigation", case, "U11", findings="经查")
    assert error.value.facts == {"fields": ["finding"]}
    with refused("needs_missing") as error:
        act("conclude_investigation", case, "U11", findings="经查", demands=found("true"))
    assert "本案没有待认定的诉求1" in error.value.sentence


def test_a_demand_is_withdrawn_with_a_reason_and_stays_readable(act, refused, office, to_stage):
    case = to_stage(S.investigating)
    listed(act, case, "夜间噪声", "粉尘")
    with refused("needs_missing"):
        act("withdraw_demand", case, "C01", number=2)
    act("withdraw_demand", case, "C01", number=2, reason="举报人当面撤回")
    with refused("impossible_for_object"):
        act("withdraw_demand", case, "C01", number=2, reason="再撤")
    assert act.rows(Demand)[1].withdrawn_reason == "举报人当面撤回"
    act("conclude_investigation", case, "U11", findings="经查", demands=found("true"))
    said = "\n".join(lines(dossier(office, case)))
    assert "诉求1[已认定] 夜间噪声 属实：查明" in said and "诉求2[已撤回] 粉尘" in said


def test_a_case_that_is_opened_again_finds_every_demand_anew(act, to_stage):
    case = to_stage(S.investigating)
    listed(act, case, "夜间噪声")
    act("conclude_investigation", case, "U11", findings="经查", demands=found("false"))
    act("close", case, "S01", reason="已答复")
    act("reopen", case, "L01", reason="有新证据")
    act("assign", case, "S01", unit="ZF")
    act("conclude_investigation", case, "U11", findings="经查", demands=found("true"))
    assert [(d.status, d.finding) for d in act.rows(Demand)] == [("found", "true")]


# Inspections


def test_an_inspection_keeps_who_was_where_when_and_what_was_seen(act, office, to_stage):
    case = to_stage(S.investigating)
    listed(act, case, "夜间噪声")
    act("file_evidence", case, "U11", **act.proof(measure=None))
    given = act.inspection(
        began="2026年3月2日 10:00",
        left="2026-03-02T11:30",
        latitude=36.1,
        longitude=120.4,
        samples=["厂界外1米噪声"],
        evidence=[1],
        findings=found("partly"),
    )
    act.later(hours=5)
    act("record_inspection", case, "U11", **given)
    row = act.rows(Inspection)[0]
    assert f"{row.began_at.astimezone(OFFICE_ZONE):%H:%M}" == "10:00"
    assert row.officers[1] == {"officer": "U12", "certificate": "ZF-U12"}
    assert (row.status, row.mode, row.latitude, row.evidence) == ("recorded", "covert", 36.1, [1])
    figures = act.events(case)[-1].facts["inspection"]
    assert (figures["mode"], figures["officers"], figures["minutes"]) == ("covert", 2, 90)
    assert (figures["samples"], figures["evidence"], figures["demands"]["partly"]) == (1, 1, 1)
    assert "厂" not in f"{figures}"
    said = "\n".join(lines(dossier(office, case)))
    assert "暗查 2026-03-02 10:00至2026-03-02 11:30 某厂东门" in said and "诉求1部分属实" in said
    assert "U12（ZF-U12）" in said


HOUR = timedelta(hours=1)
NOBODY = {"officer": "U11", "certificate": "A"}
WRONG = [
    ({"officers": [NOBODY]}, "执法人员不得少于2人"),
    ({"officers": []}, "执法人员不得少于2人"),
    ({"officers": [NOBODY, NOBODY | {"certificate": "B"}]}, "执法人员不得少于2人"),
    ({"officers": [NOBODY, NOBODY | {"officer": "U12"}]}, "执法证号重复"),
    ({"officers": [NOBODY, {"officer": "E01", "certificate": "B"}]}, "E01（专家）不是执法人员"),
    ({"no_conflict": False}, "应当回避"),
    ({"began": MONDAY_MORNING + HOUR, "left": MONDAY_MORNING}, "结束时间早于开始时间"),
    ({"began": MONDAY_MORNING, "left": MONDAY_MORNING + HOUR}, "检查时间晚于现在"),
    ({"began": MONDAY_MORNING - 24 * HOUR}, "检查早于收到日期2026-03-02"),
    ({"latitude": 36.1}, "经纬度须同时填写"),
    ({"findings": found("true")}, "本案没有待认定的诉求1"),
    ({"evidence": [9]}, "本案没有佐证9"),
]


@pytest.mark.parametrize(("given", "said"), WRONG)
def test_what_is_wrong_with_an_inspection_is_said(act, refused, to_stage, given, said):
    case = to_stage(S.investigating)
    with refused("needs_missing") as error:
        act("record_inspection", case, "U11", **act.inspection(**given))
    assert said in error.value.sentence


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"officers": [{"officer": "U11", "certificate": " "}]}, "officers.0.certificate"),
        ({"latitude": 91, "longitude": 0}, "latitude"),
        ({"longitude": "nan"}, "longitude"),
        ({"began": "1949-10-01T08:00"}, "began"),
        ({"left": "昨天"}, "left"),
        ({"evidence": ["../secret"]}, "evidence.0"),
    ],
)
def test_a_bad_field_of_an_inspection_is_named(act, refused, to_stage, given, field):
    case = to_stage(S.investigating)
    with refused("bad_field") as error:
        act("record_inspection", case, "U11", **act.inspection(**given))
    assert error.value.facts["fields"] == [field]


def test_an_officer_of_the_unit_complained_of_stands_back(act, refused):
    case = act.register(accused_unit="YB")
    act.advance(case, S.investigating)
    given = act.inspection() | act.visit("U11", "U21")
    with refused("needs_missing") as error:
        act("record_inspection", case, "U11", **given)
    assert "U21所在单位被举报，应当回避" in error.value.sentence


def test_a_record_is_corrected_by_a_later_one_and_never_edited(act, refused, to_stage):
    case = to_stage(S.investigating)
    act("record_inspection", case, "U11", **act.inspection())
    before = act.rows(Inspection)[0].model_dump(exclude={"status", "ended_at", "ended_by_id"})
    correction = act.inspection(mode="open", number=1, reason="方式误记")
    act("correct_inspection", case, "S01", **correction)
    first, second = act.rows(Inspection)
    assert first.model_dump(exclude={"status", "ended_at", "ended_by_id"}) == before
    assert (first.status, second.status, second.corrects, second.mode) == ("corrected", "recorded", 1, "open")
    with refused("impossible_for_object"):
        act("correct_inspection", case, "S01", **correction)
    act("correct_inspection", case, "S01", **correction | {"number": 2})
    assert act.rows(Inspection)[2].corrects == 2


def test_inspections_by_mode_can_be_counted_from_the_history_alone(act, to_stage):
    case = to_stage(S.investigating)
    for mode in ("covert", "covert", "double_random"):
        act("record_inspection", case, "U11", **act.inspection(mode=mode))
    act("correct_inspection", case, "U11", **act.inspection(mode="night", number=1, reason="误记"))
    figures = [e.facts["inspection"] for e in act.events(case) if "inspection" in e.facts]
    wrong = {f["corrects"] for f in figures}
    told = Counter(f["mode"] for f in figures if f["number"] not in wrong)
    standing = [row for row in act.rows(Inspection) if row.status == "recorded"]
    assert told == Counter(row.mode.value for row in standing) == {"covert": 1, "double_random": 1, "night": 1}


# Leaders in charge


def charges(act):
    return [(c.number, c.kind.value, c.status.value) for c in act.rows(Charge)]


def test_a_leader_answers_for_three_things_each_closed_by_itself(act, refused, office, to_stage):
    case = to_stage(S.investigating)
    act("take_charge", case, "L01")
    assert charges(act) == [(1, "resolve", "open"), (2, "reconcile", "open"), (3, "steady", "open")]
    act("lead_visit", case, "L01", kind="visit_down", summary="入户走访三户")
    act("close_charge", case, "L01", number=3, result="情绪平稳")
    act("close_charge", case, "L01", number=2, result="签订和解协议")
    with refused("needs_missing") as error:
        act("close_charge", case, "L01", number=1, result="已解决")
    assert "尚未销号或办结" in error.value.sentence
    act.advance(case, S.closed)
    with refused("needs_missing") as error:
        act("archive", case)
    assert "包案责任1（进行中）" in error.value.sentence
    act("close_charge", case, "L01", number=1, result="已销号")
    said = "\n".join(lines(dossier(office, case)))
    assert "包案领导：L01" in said and "包案责任2[已实现] 包矛盾化解　L01：签订和解协议" in said
    assert "下访　L01　入户走访三户" in said
    assert act("archive", case).stage is S.archived


def test_only_the_leader_in_charge_speaks_for_the_case(act, refused, to_stage):
    act.hire("L02", Role.lead_officer, "DCB")
    case = to_stage(S.investigating)
    with refused("needs_missing") as error:
        act("take_charge", case, "L02", leader="L01")
    assert "包案领导只能为自己包案" in error.value.sentence
    act("take_charge", case, "S01", leader="L01", kinds=["resolve", "steady"])
    assert act.events(case)[-1].facts["leader"] == "L01"
    for name, given in (
        ("take_charge", {}),
        ("close_charge", {"number": 2, "result": "已稳定"}),
        ("lead_visit", {"kind": "reception", "summary": "接访"}),
        ("hand_over_charge", {"to": "L02", "reason": "分工调整"}),
    ):
        with refused("needs_missing") as error:
            act(name, case, "L02", **given)
        assert "本案由另一位包案领导负责" in error.value.sentence
    with refused("needs_missing") as error:
        act("take_charge", case, "S01", leader="L02")
    assert "更换须办理移交" in error.value.sentence
    with refused("needs_missing") as error:
        act("take_charge", case, "L01")
    assert "“包处理解决”已在进行中或重复" in error.value.sentence


def test_what_is_open_is_handed_over_and_what_is_achieved_stays(act, refused, to_stage):
    act.hire("L02", Role.lead_officer, "DCB")
    case = to_stage(S.investigating)
    with refused("needs_missing") as error:
        act("hand_over_charge", case, "S01", to="L02", reason="分工调整")
    assert "没有进行中的包案责任" in error.value.sentence
    act("take_charge", case, "L01")
    act("close_charge", case, "L01", number=3, result="情绪平稳")
    for to, said in (("L01", "接任领导就是现任包案领导"), ("R01", "R01（审核人）不是包案领导")):
        with refused("needs_missing") as error:
            act("hand_over_charge", case, "L01", to=to, reason="分工调整")
        assert said in error.value.sentence
    act("hand_over_charge", case, "L01", to="L02", reason="分工调整")
    assert [status for *_, status in charges(act)] == ["released", "released", "achieved", "open", "open"]
    with refused("needs_missing"):
        act("close_charge", case, "L01", number=5, result="已化解")
    act("close_charge", case, "L02", number=5, result="已化解")


def test_no_leader_of_the_unit_complained_of_takes_charge(act, refused):
    act.hire("L09", Role.lead_officer, "YB")
    case = act.register(accused_unit="YB")
    act.advance(case, S.investigating)
    with refused("needs_missing") as error:
        act("take_charge", case, "S01", leader="L09")
    assert "L09所在单位被举报，应当回避" in error.value.sentence
    with refused("needs_missing"):
        act("take_charge", case, "L09")
    with refused("needs_missing") as error:
        act("lead_visit", case, "L01", kind="reception", summary="接访")
    assert "本案尚无包案领导" in error.value.sentence


# Help


def test_only_whoever_was_called_in_gives_the_opinion(act, refused, office, to_stage):
    act.hire("E02", Role.expert, "CG")
    case = to_stage(S.investigating)
    dates = {"from_on": act.today, "due_on": act.today + timedelta(days=5)}
    act("call_in_help", case, "U11", expert="E01", purpose="声源识别", **dates)
    act("call_in_help", case, "S01", unit="YB", purpose="驻点帮扶", **dates)
    with refused("needs_missing") as error:
        act("give_opinion", case, "E02", number=1, opinion="声源为引风机")
    assert "该事项不由您承办" in error.value.sentence
    with refused("needs_missing"):
        act("give_opinion", case, "U11", number=2, opinion="已驻点")
    act("give_opinion", case, "E01", number=1, opinion="声源为引风机")
    assert act.events(case)[-1].facts["in_time"] is True
    act.later(days=6)
    act("give_opinion", case, "U21", number=2, opinion="驻点五天，更换轴承")
    assert act.events(case)[-1].facts["in_time"] is False
    with refused("impossible_for_object"):
        act("cancel_help", case, "S01", number=1, reason="不再需要")
    assert [(h.kind, h.status) for h in act.rows(Help)] == [("expert", "given"), ("stationed", "given")]
    said = "\n".join(lines(dossier(office, case)))
    assert "支援1　E01：声源为引风机" in said and "支援2[已提供] 驻点帮扶" in said


def test_help_is_wanted_by_a_day_and_whoever_is_asked_sees_it(act, office, to_stage):
    """Named, or the policy's fifteen days after help begins."""
    case = to_stage(S.investigating)
    due = act.today + timedelta(days=5)
    act("call_in_help", case, "U11", expert="E01", purpose="声源识别", from_on=act.today, due_on=due)
    begins = act.today + timedelta(days=3)
    act("call_in_help", case, "S01", unit="YB", purpose="驻点帮扶", from_on=begins)
    clocks = [act.clock(case, "help", number) for number in (1, 2)]
    assert [c.due_on for c in clocks] == [h.due_on for h in act.rows(Help)] == [due, date(2026, 3, 20)]
    officers = {o.number: o.id for o in act.rows(Officer)}
    assert [d.label for d in agenda(office, officers["E01"])] == ["支援期限（支援1）"]
    assert [d.label for d in agenda(office, officers["U21"])] == ["支援期限（支援2）"]
    act.watch(due + timedelta(days=1))
    assert act.clock(case, "help", 1).warned_at and act.clock(case, "help", 1).lapsed_at
    act("give_opinion", case, "E01", number=1, opinion="声源为引风机")
    act("cancel_help", case, "S01", number=2, reason="已自行查明")
    ended = [act.clock(case, "help", number).status for number in (1, 2)]
    assert ended == [ClockStatus.met_late, ClockStatus.cancelled]
    assert agenda(office, officers["E01"]) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "专家和支援单位须填其一"),
        ({"expert": "E01", "unit": "YB"}, "专家和支援单位须填其一"),
        ({"expert": "U21"}, "U21（承办人）不是专家"),
        ({"unit": "ZF"}, "支援单位就是承办单位"),
        ({"expert": "E01", "due_on": "2026-03-01"}, "截止日期早于开始日期或已过"),
        ({"expert": "E01", "from_on": "2026-03-01"}, "开始日期早于收到日期2026-03-02"),
    ],
)
def test_what_is_wrong_with_a_call_for_help_is_said(act, refused, to_stage, given, said):
    case = to_stage(S.investigating)
    whole = {"purpose": "会诊", "from_on": "2026-03-02", "due_on": "2026-03-09"} | given
    with refused("needs_missing") as error:
        act("call_in_help", case, "S01", **whole)
    assert said in error.value.sentence


def test_help_that_was_not_given_keeps_the_case_from_the_archive(act, refused, to_stage):
    case = to_stage(S.closed)
    act("call_in_help", case, "S01", expert="E01", purpose="会诊", from_on=act.today, due_on=act.today)
    with refused("needs_missing") as error:
        act("archive", case)
    assert "支援1（已邀请）" in error.value.sentence
    act("cancel_help", case, "S01", number=1, reason="不再需要")
    assert act("archive", case).stage is S.archived


# Sub-assigned work


def test_a_unit_sees_the_date_of_a_task_it_was_given_in_a_case_of_another(act, office, to_stage):
    case = to_stage(S.investigating)
    act.task(case, unit="YB", due_on=act.today + timedelta(days=9))
    act.task(case, unit="ZF", officer="U12")
    officers = {o.number: o.id for o in act.rows(Officer)}
    assert [(d.case, d.label) for d in agenda(office, officers["U21"])] == [(case, "任务期限（任务1）")]
    assert len(agenda(office, officers["U11"])) == 3, "the unit that has the case sees all its dates"
