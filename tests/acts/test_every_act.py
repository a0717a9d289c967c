"""What all acts have in common: one event, one transaction, one answer to one request."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from casework import checkpoints
from casework.acts import ACTS
from casework.acts.office_act import OfficeAct
from casework.rules import lifecycle, needs
from models.tables import Clock, Event, Outbox
from models.vocabulary import Act, ClockStatus, Stage
from tests.conftest import Desk

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
"""For what never reaches the database: once is enough."""


def screen_accept(act, case):
    return case, "C01", {"outcome": "accept"}


def own_clock(act, case):
    clock = act.clock(case, "acceptance")
    act.now = clock.warn_at
    return case, "system", {"clock": clock.id, "outcome": "warn"}


def after_publicity(act, case):
    act.at(act.clock(case, "publication").due_on + timedelta(days=1))
    return case, "S01", {}


def on_the_day_it_opens(act, case):
    act.at(act.rounds(case)[0].opens_on)
    return case, "S01", {"outcome": "pass", "finding": "未见反弹"}


def with_proof(act, case):
    act("file_evidence", case, "U11", **act.proof())
    return case, "U11", {"self_check": "已完成"}


def started(then=lambda act, case: None, **given):
    """A penalty clock runs, and something may have been done to it."""

    def ready(act, case):
        act.start(case, "CF-02", act.today)
        then(act, case)
        return case, "S01", {"clock": "CF-02", **given}

    return ready


def paused(act, case):
    act("pause_clock", case, "U11", clock="CF-02", why="hearing")
    act.later(days=2)


def asked(**given):
    def ready(act, case):
        act("request_extension", case, "S01", reason="情况复杂")
        return case, "L01", given

    return ready


def proposed(act, case):
    act("propose_colour", case, "S01", colour="yellow", until=act.today + timedelta(days=9), reason="持续关注")
    return case, "R01", {"opinion": "同意"}


def climbed(by, rung, **given):
    """A case that was named has a rung of the ladder."""

    def ready(act, case):
        act.signal(case)
        act("escalate", case, "S01", rung=rung, reason="领导批示")
        return case, by, given

    return ready


def signalled(act, case):
    act.signal(case)
    return case, "S01", {"rung": "supervision_letter", "reason": "领导批示"}


def miscounted(act, case):
    """A clock whose end is no longer what its row counts to."""
    with act.office.database.write() as session:
        clock = session.get(Clock, act.clock(case, "acceptance").id)
        clock.due_on += timedelta(days=1)
        session.add(clock)
    return case, "system", {"clock": clock.id, "reason": "日历已更新"}


def plain(by, **given):
    return lambda act, case: (case, by, given)


# act: from stage, who and what, to stage, clocks started, clocks met, what the engine is owed
EVERY_ACT = {
    "register": (None, plain("C01", description="异味"), S.registered, ["acceptance"], [], []),
    "revise_source": (
        S.registered,
        plain("C01", source=Desk.source(), changed=["调查核实情况"]),
        S.registered,
        [],
        [],
        [],
    ),
    "screen": (S.registered, screen_accept, S.accepted, ["handling"], ["acceptance"], ["wake"]),
    "assign": (S.accepted, plain("S01", unit="ZF"), S.investigating, [], [], ["wake"]),
    "conclude_investigation": (
        S.investigating,
        plain("U11", finding="true", findings="属实"),
        S.planning,
        [],
        [],
        ["wake"],
    ),
    "propose_plan": (
        S.planning,
        lambda act, case: (case, "U11", act.plan()),
        S.plan_review,
        [],
        [],
        ["wake"],
    ),
    "approve_plan": (
        S.plan_review,
        plain("R01"),
        S.rectifying,
        ["rectification"],
        ["handling"],
        ["wake"],
    ),
    "return_plan": (S.plan_review, plain("R01", reason="措施不实"), S.planning, [], [], ["wake"]),
    "file_evidence": (
        S.rectifying,
        lambda act, case: (case, "U11", act.proof()),
        S.rectifying,
        [],
        [],
        [],
    ),
    "start_clock": (
        S.rectifying,
        plain("U11", clock="CF-02", on="2026-03-02"),
        S.rectifying,
        ["CF-02"],
        [],
        [],
    ),
    "meet_clock": (S.rectifying, started(), S.rectifying, [], ["CF-02"], []),
    "cancel_clock": (S.rectifying, started(reason="立案有误"), S.rectifying, [], ["CF-02"], []),
    "pause_clock": (S.rectifying, started(why="appraisal"), S.rectifying, [], ["CF-02"], []),
    "resume_clock": (S.rectifying, started(paused), S.rectifying, [], [], []),
    "request_extension": (S.accepted, plain("S01", reason="情况复杂"), S.accepted, [], [], []),
    "extend": (S.accepted, asked(opinion="同意"), S.accepted, [], [], ["wake"]),
    "refuse_extension": (S.accepted, asked(reason="理由不足"), S.accepted, [], [], []),
    "note_signal": (
        S.rectifying,
        plain("C01", outcome="named", reason="媒体报道"),
        S.rectifying,
        [],
        [],
        ["wake"],
    ),
    "propose_colour": (
        S.rectifying,
        plain("S01", colour="yellow", until="2026-03-31", reason="持续关注"),
        S.rectifying,
        [],
        [],
        [],
    ),
    "approve_colour": (S.rectifying, proposed, S.rectifying, [], [], ["wake"]),
    "escalate": (S.rectifying, signalled, S.rectifying, ["ladder_reply"], [], ["announce", "wake"]),
    "sign_rung": (
        S.rectifying,
        climbed("L01", "raised_supervision"),
        S.rectifying,
        ["ladder_reply"],
        [],
        ["announce"],
    ),
    "answer_rung": (
        S.rectifying,
        climbed("U11", "supervision_letter", answer="已全面停产检修"),
        S.rectifying,
        [],
        ["ladder_reply"],
        ["announce"],
    ),
    "stand_down": (
        S.rectifying,
        climbed("S01", "supervision_letter", reason="情况已查清"),
        S.rectifying,
        [],
        ["ladder_reply"],
        ["announce", "wake"],
    ),
    "recount": (S.registered, miscounted, S.registered, [], [], []),
    "recolour": (S.registered, plain("system"), S.registered, [], [], []),
    "request_acceptance": (
        S.rectifying,
        with_proof,
        S.acceptance_review,
        ["acceptance_review"],
        ["rectification"],
        ["wake"],
    ),
    "accept": (
        S.acceptance_review,
        plain("R01", opinion="同意"),
        S.acceptance_passed,
        [],
        ["acceptance_review"],
        ["wake"],
    ),
    "return_acceptance": (
        S.acceptance_review,
        plain("R01", reason="罩体未封闭"),
        S.rectifying,
        ["rectification_again"],
        ["acceptance_review"],
        ["wake"],
    ),
    "publish": (
        S.acceptance_passed,
        plain("S01", place="局网站"),
        S.publicity,
        ["publication"],
        [],
        ["wake"],
    ),
    "close": (
        S.publicity,
        after_publicity,
        S.post_supervision,
        ["recheck", "recheck"],
        ["publication"],
        ["checkpoint", "recheck", "recheck", "wake"],
    ),
    "recheck": (
        S.post_supervision,
        on_the_day_it_opens,
        S.post_supervision,
        [],
        ["recheck"],
        ["recheck"],
    ),
    "archive": (S.closed, plain("S01"), S.archived, [], [], ["checkpoint", "wake"]),
    "reopen": (S.closed, plain("L01", reason="群众再次反映"), S.accepted, ["handling"], [], ["wake"]),
    "ring": (S.registered, own_clock, S.registered, [], [], []),
}


ENDS = {
    "cancel_clock": ClockStatus.cancelled,
    "pause_clock": ClockStatus.paused,
    "stand_down": ClockStatus.cancelled,
}
"""What becomes of the clocks that an act ends, when it does not meet them."""
ROLES = {"clerk": "C01", "supervisor": "S01", "unit_officer": "U11", "reviewer": "R01", "lead_officer": "L01",
         "auditor": "A01", "system": "system"}  # fmt: skip


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


BESIDE = [act.value for act in lifecycle.BESIDE]
LEADING = sorted(set(EVERY_ACT) - {"register", "revise_source", *lifecycle.UNPROMPTED, *BESIDE})
ALIVE = ("note_signal", "propose_colour", "approve_colour", "escalate", "sign_rung", "answer_rung")


@on_sqlite
@pytest.mark.parametrize("ready", LEADING, indirect=True)
def test_an_act_from_the_wrong_stage_names_what_is_possible(act, refused, to_stage, ready):
    name, _, by, given = ready
    wrong = to_stage(S.refused if name != "reopen" else S.accepted)
    with refused("not_permitted" if name == "archive" else "impossible_act") as error:
        act(name, wrong, "U11" if name == "archive" else by, **given)
    assert "可以" in error.value.sentence
    assert "possible" in error.value.facts


@on_sqlite
def test_nothing_is_done_to_a_case_at_rest_but_opening_it_again(act, raw, refused, ready):
    name, case, by, given = ready
    raw("UPDATE problem SET stage = 'archived'")
    if name in ("register", "revise_source", "reopen"):
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
    _refused_to_other_roles(act, refused, name, case, given)
    _refused_without_a_reason(act, refused, name, case, by, given)
    _refused_without_a_field(act, refused, name, case, by, given)
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


def _refused_to_other_roles(act, refused, name, case, given):
    """And to an officer of another unit, where it is a unit's act."""
    who = {role for m in _moves(act, name, case) for role in m.who}
    for role, officer in ROLES.items():
        if role not in who:
            with refused("not_permitted"):
                act(name, case, officer, **given)
    if "unit_officer" in who and act.problem(case).unit_id:
        with refused("needs_missing") as error:
            act(name, case, "U21", **given)
        assert "案件不在您所在的单位办理" in error.value.sentence


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
    ("propose_plan", {"measures": []}, "整改目标", "未填写"),
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
