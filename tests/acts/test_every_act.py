"""What all acts have in common: one event, one transaction, one answer to one request."""

import types
import typing
from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from casework import checkpoints
from casework.acts import ACTS
from casework.acts.office_act import OfficeAct
from casework.rules import beside, lifecycle, needs, relations
from casework.rules.permissions import PERMITS
from models.tables import Clock, Event, Outbox
from models.vocabulary import Act, ClockStatus, Role, Stage
from tests.acts.readiness import EVERY_ACT

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
"""For what never reaches the database: once is enough."""


ENDS = {
    "cancel_clock": ClockStatus.cancelled,
    "pause_clock": ClockStatus.paused,
    "stand_down": ClockStatus.cancelled,
    "cancel_task": ClockStatus.cancelled,
    "drop_penalty_case": ClockStatus.cancelled,
    "approve_instalments": ClockStatus.cancelled,
    "withdraw_order": ClockStatus.cancelled,
    "cancel_help": ClockStatus.cancelled,
    "record_remedy": ClockStatus.cancelled,
    "end_remedy": ClockStatus.cancelled,
    "close_letter": ClockStatus.cancelled,
    "merge": ClockStatus.cancelled,
    "take_back": ClockStatus.cancelled,
}
"""What becomes of the clocks that an act ends, when it does not meet them."""
MAY_LIE_LONG_AGO = {
    ("register", "received_on"),
    ("register", "reported_on"),
    ("note_clue", "received_on"),
    ("start_clock", "on"),
    ("file_evidence", "taken_on"),
    ("start_clock", "conduct_on"),
    ("file_penalty_case", "conduct_on"),
    ("receive_letter", "issued_on"),
}
"""Days that a paper names and nothing in the case bounds from below."""
ROLES = {"clerk": "C01", "supervisor": "S01", "unit_officer": "U11", "reviewer": "R01", "lead_officer": "L01",
         "expert": "E01", "police_liaison": "P01", "procuratorate_liaison": "J01", "auditor": "A01",
         "system_administrator": "Y01", "security_administrator": "B01", "petitioner": "G01",
         "system": "system"}  # fmt: skip


@pytest.fixture(params=EVERY_ACT)
def ready(request, act, to_stage):
    """An act about to be done: its name, the case, who does it and what is given."""
    source, given, *_ = EVERY_ACT[request.param]
    case = to_stage(source) if source else None
    return request.param, *given(act, case)


def test_the_table_above_holds_every_act_and_nothing_else():
    assert set(EVERY_ACT) == set(ACTS) == {act.value for act in Act}
    assert all(isinstance(act, OfficeAct) and act.__doc__ for act in ACTS.values())


def test_an_act_moves_the_case_once_and_the_same_request_again_writes_nothing(act, dump, office, ready):
    name, case, by, given = ready
    _, _, target, starts, meets, owed = EVERY_ACT[name]
    problem = act.problem(case) if case else None
    clocks = {clock.id for clock in act.rows(Clock)}
    running = {c.id for c in act.clocks(case) if c.status is ClockStatus.running} if case else set()
    events, outbox = len(act.rows(Event)), len(act.rows(Outbox))

    receipt = act(name, case, by, request_id="once", **given)

    after = act.problem(receipt.case)
    assert after.stage is receipt.stage is target
    assert after.version == receipt.version == (problem.version if problem else 0) + 1
    assert len(act.rows(Event)) == events + 1
    event = act.events(receipt.case)[-1]
    assert (event.act, event.actor, event.seq, event.version) == (name, by, receipt.seq, receipt.version)
    assert (event.from_stage, event.to_stage) == (problem and problem.stage, target)
    assert (event.generation, event.round, event.at) == (after.generation, after.round, act.now)
    assert sorted(c.key for c in act.rows(Clock) if c.id not in clocks) == sorted(starts)
    ended = [c for c in act.clocks(receipt.case) if c.id in running and c.status is not ClockStatus.running]
    assert [c.key for c in ended] == meets
    assert {c.status for c in ended} <= {ENDS.get(name, ClockStatus.met)}
    assert sorted(row.kind for row in act.rows(Outbox)[outbox:]) == sorted(owed)
    assert checkpoints.verify(office).whole

    before = dump()
    act.later(days=400)
    again = act(name, case, by, request_id="once", **given)
    assert again == replace(receipt, repeated=True)
    assert dump() == before


BESIDE = [act.value for act in beside.BESIDE]
BEGINNING = [act.value for act in lifecycle.BEGINNING]
LEADING = sorted(set(EVERY_ACT) - {*BEGINNING, "revise_source", *lifecycle.UNPROMPTED, *BESIDE})
ALIVE = [one.act.value for one in beside.ASIDE if not {S.refused, S.merged} & set(one.stages)]


@on_sqlite
@pytest.mark.parametrize("ready", LEADING, indirect=True)
def test_an_act_from_the_wrong_stage_names_what_is_possible(act, refused, to_stage, ready):
    name, _, by, given = ready
    wrong = to_stage(S.refused if name != "reopen" else S.accepted)
    with refused("not_permitted" if name == "archive" else "impossible_act") as error:
        act(name, wrong, "U11" if name == "archive" else by, **given)
    assert "可以" in error.value.sentence
    assert "possible" in error.value.facts


STILL_DONE = (
    "revise_source",
    "reopen",
    "add_facts",
    "judge_facts",
    "issue_query_code",
    "draw_sample",
    "review_sample",
)
"""Also when the case is at rest: a reporter may come back with news, a third party looks at the handling."""


@on_sqlite
def test_nothing_is_done_to_a_case_at_rest_but_opening_it_again(act, raw, refused, ready):
    name, case, by, given = ready
    raw("UPDATE problem SET stage = 'archived'")
    if name in (*BEGINNING, *STILL_DONE):
        assert act(name, case, by, **given)
        return
    with refused("impossible_act"):
        act(name, case, by, **given)


@on_sqlite
@pytest.mark.parametrize("ready", BESIDE, indirect=True)
def test_what_was_refused_or_merged_has_clocks_but_no_colour_by_hand_and_no_new_rung(act, raw, refused, ready):
    name, case, by, given = ready
    for stage in (S.refused, S.merged):
        raw("UPDATE problem SET stage = :stage", stage=stage)
        if name in ALIVE:
            with refused("impossible_act"):
                act(name, case, by, **given)
    if name not in ALIVE:
        assert act(name, case, by, **given).stage is S.merged


@on_sqlite
def test_an_act_is_refused_to_strangers_under_a_taken_id_and_on_a_stale_page(act, raw, refused, ready):
    name, case, by, given = ready
    _refused_to_strangers(act, refused, name, case, given)
    _refused_to_other_roles(act, refused, name, case, by, given)
    _refused_without_a_reason(act, refused, name, case, by, given)
    _refused_without_a_field(act, refused, name, case, by, given)
    _refused_with_control_characters(act, refused, name, case, by, given)
    _refused_with_a_day_of_long_ago(act, refused, name, case, by, given)
    _refused_under_a_taken_id(act, refused, name, case, by, given)
    _refused_for_unknown_cases_and_fields(act, refused, name, case, by, given)
    if case:
        _refused_on_a_stale_page(act, refused, name, case, by, given)
    raw("UPDATE officer SET active = :no WHERE number = :number", no=False, number=by)
    with refused("no_such_officer"):
        act(name, case, by, **given)


def _refused_to_strangers(act, refused, name, case, given):
    with refused("not_permitted") as error:
        act(name, case, "A01", **given)
    assert "审计员" in error.value.sentence
    for stranger in ("X99", "", "C01\x00", "c01 --"):
        with refused("no_such_officer"):
            act(name, case, stranger, **given)


def _moves(act, name, case):
    stage = act.problem(case).stage if case else None
    return [m for m in lifecycle.moves_from(stage) if m.act == name]


def _refused_to_other_roles(act, refused, name, case, by, given):
    """And to an officer of another unit, where it is a unit's act."""
    who = PERMITS[Act(name)]
    for role, officer in ROLES.items():
        if role not in who:
            with refused("not_permitted"):
                act(name, case, officer, **given)
    if relations.own_unit in who.get(Role.unit_officer, ()):
        with refused("needs_missing") as error:
            act(name, case, "U21", **given)
        assert "案件不在您所在的单位办理" in error.value.sentence
    if relations.own_object in who.get(Role.unit_officer, ()):
        with refused("needs_missing") as error:
            act(name, case, "U21" if by == "U11" else "U11", **given)
        assert "该事项不由您" in error.value.sentence


def _refused_without_a_reason(act, refused, name, case, by, given):
    if name == "escalate" or any(needs.reason in m.needs for m in _moves(act, name, case) if not m.outcome):
        with refused("needs_missing") as error:
            act(name, case, by, **{**given, "reason": None})
        assert "缺少理由" in error.value.sentence


def _refused_without_a_field(act, refused, name, case, by, given):
    for field, info in ACTS[name].given.model_fields.items():
        if info.is_required():
            with refused("bad_field") as error:
                act(name, case, by, **{key: value for key, value in given.items() if key != field})
            assert error.value.facts == {"fields": [field]}
            assert "未填写" in error.value.sentence


def _refused_with_control_characters(act, refused, name, case, by, given):
    for field, info in ACTS[name].given.model_fields.items():
        if _holds(info.annotation, str):
            with refused("bad_field") as error:
                act(name, case, by, **{**given, field: "字\x1b[2J"})
            assert error.value.facts["fields"] == [field]
            assert "\x1b" not in error.value.sentence


def _refused_with_a_day_of_long_ago(act, refused, name, case, by, given):
    """Before the problem came in nothing was done about it."""
    for field, info in ACTS[name].given.model_fields.items():
        if _holds(info.annotation, date) and (name, field) not in MAY_LIE_LONG_AGO:
            with refused(None):
                act(name, case, by, **{**given, field: "1990-01-01"})


def _holds(annotation, kind) -> bool:
    """Whether a field takes a plain value of a kind."""
    if typing.get_origin(annotation) in (types.UnionType, typing.Union, typing.Annotated):
        return any(_holds(part, kind) for part in typing.get_args(annotation))
    return annotation is kind


def _refused_under_a_taken_id(act, refused, name, case, by, given):
    taken = act.register(request_id="once")
    with refused("request_reused"):
        act(name, case, by, request_id="once", **given)
    with refused("request_reused"):
        act("register", by="C01", request_id="once", description="另一件事")
    with refused("request_reused"):
        act("screen", taken, "C01", request_id="once", outcome="accept")


def _refused_for_unknown_cases_and_fields(act, refused, name, case, by, given):
    with refused("bad_field") as error:
        act(name, case, by, **given, unheard_of="13800000000")
    assert error.value.facts == {"fields": ["unheard_of"]}
    assert "13800000000" not in str(error.value)
    with refused("case_needed"):
        act(name, None if case else "YC2026-000001", by, **given)
    for unknown in ("YC2026-999999", "", "x\x00", "' OR 1=1 --"):
        with refused("no_such_case" if case else "case_needed"):
            act(name, unknown, by, **given)


def _refused_on_a_stale_page(act, refused, name, case, by, given):
    """And accepted on the fresh one."""
    problem = act.problem(case)
    act("revise_source", case, "S01", source=act.source(content="d" * 64), changed=["办结情况"])
    with refused("stale_version") as error:
        act(name, case, by, version=problem.version, **given)
    assert error.value.facts == {"version": problem.version + 1, "stage": problem.stage}
    assert problem.stage.label in error.value.sentence
    assert act(name, case, by, version=problem.version + 1, **given).version == problem.version + 2


AT_THE_CITY = (Act.check_item, Act.accept, Act.return_acceptance, Act.settle_publicity)
"""Asked of whoever found the work good before; that has tests of its own."""
JUDGING = [
    act.value
    for act, who in PERMITS.items()
    if act not in AT_THE_CITY and any(relations.not_the_maker in asked for asked in who.values())
]


@on_sqlite
@pytest.mark.parametrize("ready", JUDGING, indirect=True)
def test_nobody_decides_on_what_he_put_forward(act, raw, refused, ready):
    """Whoever put it forward is given the judge's office: refused all the same."""
    name, case, by, given = ready
    maker = next(event.actor for event in reversed(act.events(case)) if event.actor not in (by, "system"))
    office = "SELECT role, unit_id FROM officer WHERE number = :by"
    raw(f"UPDATE officer SET (role, unit_id) = ({office}) WHERE number = :maker", by=by, maker=maker)
    with refused("needs_missing") as error:
        act(name, case, maker, **given)
    assert "提出人不能批准自己提出的事项" in error.value.sentence


def test_a_null_character_is_refused_before_the_database_sees_it(act, refused):
    case = act.register()
    with refused("no_such_case"):
        act("screen", "x\x00", "C01", outcome="accept")
    with refused("no_such_officer"):
        act("screen", case, "C01\x00", outcome="accept")
    with refused("bad_request_id"):
        act("screen", case, "C01", request_id="\x00", outcome="accept")


@on_sqlite
@pytest.mark.parametrize("request_id", ["", "x" * 81, "a\x00", "a\nb"])
def test_a_request_id_is_a_short_line(act, refused, request_id):
    with refused("bad_request_id"):
        act("register", by="C01", description="异味", request_id=request_id)


def test_a_clock_without_a_zone_is_a_programming_error(act, dump):
    before = dump()
    with pytest.raises(ValueError, match="aware"):
        act("register", by="C01", description="异味", now=act.now.replace(tzinfo=None))
    assert dump() == before


BAD_FIELDS = [
    ("register", {}, "反映问题", "未填写"),
    ("register", {"description": ""}, "反映问题", "未填写"),
    ("register", {"description": " \n "}, "反映问题", "未填写"),
    ("register", {"description": "secret\x00"}, "反映问题", "控制字符U+0000"),
    ("register", {"description": "secret\u202e"}, "反映问题", "控制字符U+202E"),
    ("register", {"description": "secret\ud800"}, "反映问题", "填写有误"),
    ("register", {"description": "secret" * 4000}, "反映问题", "过长"),
    ("register", {"description": 12}, "反映问题", "填写有误"),
    ("register", {"description": "异味", "channel": "secret"}, "受理方式", "不在可选范围"),
    ("register", {"description": "异味", "received_on": "secret"}, "收到日期", "不是有效日期"),
    ("register", {"description": "异味", "received_on": "1949-10-01"}, "收到日期", "日期不合常理"),
    ("register", {"description": "异味", "received_on": "2026-02-30"}, "收到日期", "不是有效日期"),
    ("register", {"description": "异味", "pollutants": ["secret"]}, "污染类型", "不在可选范围"),
    ("register", {"description": "异味", "area": "x" * 121}, "行政区域", "过长"),
    ("register", {"description": "异味", "accused": "x" * 201}, "被反映对象", "过长"),
    ("register", {"description": "异味", "reporter_ref": "x" * 41}, "举报人代号", "过长"),
    ("screen", {"outcome": "secret"}, "初审意见", "不在可选范围"),
    ("screen", {"outcome": "forward", "receiving_body": "x" * 121}, "接收机关", "过长"),
    ("assign", {}, "责任单位代码", "未填写"),
    ("conclude_investigation", {"finding": "secret", "findings": "属实"}, "是否属实", "不在可选范围"),
    ("conclude_investigation", {"finding": "true"}, "查明事实", "未填写"),
    ("propose_plan", {"goal": ""}, "整改目标", "未填写"),
    ("propose_plan", {"money": "-1"}, "资金（万元）", "填写有误"),
    ("draft_plan", {"measures": [{"after": [0]}]}, "措施", "填写有误"),
    ("draft_plan", {"measures": [{"evidence_kinds": ["secret"]}]}, "措施", "不在可选范围"),
    ("file_evidence", {"side": "secret"}, "整改前或整改后", "不在可选范围"),
    ("propose_plan", {"goal": "达标", "measures": [{"due_on": "secret"}]}, "措施", "不是有效日期"),
    ("propose_plan", {"goal": "达标", "measures": [{"person": "x" * 61}]}, "措施", "过长"),
    ("propose_plan", {"goal": "达标", "measures": [{"lead_unit": "x" * 121}]}, "措施", "过长"),
    ("propose_plan", {"goal": "达标", "measures": [{}] * 201}, "措施", "过长"),
    ("file_evidence", {"size": -1}, "文件大小", "填写有误"),
    ("file_evidence", {"size": 2**31}, "文件大小", "填写有误"),
    ("file_evidence", {"sha256": "../secret"}, "文件", "填写有误"),
    ("request_extension", {"amount": 0}, "延长多少", "填写有误"),
    ("request_extension", {"amount": "secret"}, "延长多少", "不是整数"),
    ("start_clock", {"clock": "x" * 41, "on": "2026-03-02"}, "期限编号", "过长"),
    ("start_clock", {"clock": "CF-02", "on": "secret"}, "起算事件日期", "不是有效日期"),
    ("start_clock", {"clock": "CF-02", "on": "2026-03-02", "at": "secret"}, "起算时刻", "填写有误"),
    ("start_clock", {"clock": "CF-02", "on": "2026-03-02", "amount": 0}, "决定的长度", "填写有误"),
    ("start_clock", {"clock": "CF-02", "on": "2026-03-02", "reference": "x" * 121}, "文号", "过长"),
    ("pause_clock", {"why": "secret"}, "扣除情形", "不在可选范围"),
    ("pause_clock", {"why": "hearing", "note": "x" * 2001}, "说明", "过长"),
    ("meet_clock", {"note": "x" * 201}, "说明", "过长"),
    ("note_signal", {"outcome": "secret"}, "情形", "不在可选范围"),
    ("propose_colour", {"colour": "secret", "until": "2026-03-31"}, "拟定颜色", "不在可选范围"),
    ("propose_colour", {"colour": "blue", "until": "9999-12-31"}, "有效至", "日期不合常理"),
    ("approve_colour", {"refuse": "secret"}, "不予批准", "填写有误"),
    ("escalate", {"rung": "secret"}, "督办层级", "不在可选范围"),
    ("sign_rung", {"rung": "secret"}, "督办层级", "不在可选范围"),
    ("answer_rung", {"answer": " "}, "反馈内容", "未填写"),
    ("request_acceptance", {}, "自查结论", "未填写"),
    ("request_acceptance", {"self_check": "好", "items": [{"item": "x" * 201}]}, "逐项自查", "过长"),
    (
        "request_acceptance",
        {"self_check": "好", "items": [{"item": "x", "claim": "secret"}]},
        "逐项自查",
        "不在可选范围",
    ),
    (
        "check_item",
        {"item": "all", "result": "secret", "opinion": "好", "members": 2},
        "核验结果",
        "不在可选范围",
    ),
    ("check_item", {"item": "all", "result": "met", "opinion": "好", "members": 0}, "验收人数", "填写有误"),
    ("return_acceptance", {"items": ["x"] * 251}, "缺项", "过长"),
    ("object_publicity", {"objector": "secret", "text": "异味"}, "异议人类别", "不在可选范围"),
    ("settle_publicity", {"number": 1, "outcome": "carried", "found": "好"}, "核实结论", "不在可选范围"),
    ("strike_off_item", {"item": "x", "basis": "x" * 201}, "销号依据", "过长"),
    ("note_partial", {"done": "好", "left": "剩", "next_on": "secret"}, "下次报告日期", "不是有效日期"),
    ("close", {"whole": "secret"}, "其余措施一并销号", "填写有误"),
    ("accept", {}, "验收意见", "未填写"),
    ("publish", {}, "公示媒体", "未填写"),
    ("publish", {"place": "局网站\nsecret\x1b"}, "公示媒体", "控制字符U+001B"),
    ("recheck", {"outcome": "last_pass", "finding": "好"}, "复查结果", "不在可选范围"),
    ("recheck", {"outcome": "pass"}, "现场情况", "未填写"),
]


@on_sqlite
@pytest.mark.parametrize(("name", "given", "label", "reason"), BAD_FIELDS)
def test_a_bad_field_is_named_in_chinese_and_never_echoed(act, refused, name, given, label, reason):
    case = None if name == "register" else act.register()
    with refused("bad_field") as error:
        act(name, case, "S01", **given)
    assert f"“{label}" in error.value.sentence
    assert reason in error.value.sentence
    assert "secret" not in str(error.value)
    assert error.value.__cause__ is None


def test_text_as_long_as_its_column_is_kept_whole_by_both_databases(act):
    longest = {"area": "区" * 120, "accused": "厂" * 200, "reporter_ref": "r" * 40, "title": "题" * 200}
    case = act.register(description="述" * 20000, **longest)
    problem = act.problem(case)
    assert (problem.area, problem.accused) == (longest["area"], longest["accused"])
    assert len(problem.title) == 80 and len(problem.description) == 20000


def test_text_is_kept_letter_by_letter(act):
    words = "𠮷某厂\t夜间👷\u200d♀️排放 <b>'; DROP TABLE event; --\n第二行"
    case = act.register(description=words)
    assert act.problem(case).description == words


def test_every_event_is_sealed_to_the_one_before(act, office, to_stage):
    to_stage(S.archived)
    with office.database.read() as session:
        events = session.exec(select(Event).order_by(Event.seq)).all()
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert [event.previous for event in events[1:]] == [event.hash for event in events[:-1]]
    assert events[0].previous == "0" * 64


def test_an_event_carries_the_version_of_the_rules(act, to_stage):
    assert {e.rule_version for e in act.events(to_stage(S.accepted))} == {lifecycle.RULE_VERSION}


def test_the_engine_is_told_nothing_before_acceptance(act, to_stage):
    assert act.outbox(to_stage(S.registered)) == []
    assert act.outbox(to_stage(S.refused)) == []
    case = to_stage(S.accepted)
    assert act.outbox(case) == [f"wake {case}:2"]
