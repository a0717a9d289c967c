"""Random walks: officers do what comes to mind, time goes by, the watch comes round; what always holds."""

import random
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from casework import checkpoints
from casework.errors import YiceError
from casework.rules.beside import BESIDE
from casework.rules.colours import DONE
from casework.rules.ladder import ORDER, STANDS
from casework.rules.lifecycle import possible
from casework.sweep import SweepReport
from models.tables import Clock, ClockPause, Demand, Escalation, Event, Notice, Problem, Unit
from models.vocabulary import Act, ClockStatus, DemandStatus, Role, Stage
from tests.acts.readiness import enforcement as ways
from tests.acts.readiness.petitioners import LETTER, OPINION

WALKS, STEPS = 30, 40
OFFICERS = {
    Role.clerk: "C01",
    Role.supervisor: "S01",
    Role.reviewer: "R01",
    Role.lead_officer: "L01",
    Role.unit_officer: "U11",
}
BEGUN = ("CF-02", "SF-01", "SF-02", "SF-03", "CF-04", "AR-02", "XF-09", "YS-05")
CALLS = ({"outcome": "not_reached"}, {"outcome": "satisfied"}, {"outcome": "unsatisfied", "grievance": "slow"})
RESTS = ({"minutes": 5}, {"hours": 7}, {"days": 1}, {"days": 3}, {"days": 8}, {"days": 25})


class Walk:
    """One office with a few cases and one source of chance."""

    def __init__(self, act, seed: int):
        self.act, self.chance = act, random.Random(seed)
        self.cases = [act.register(description=f"异味{n}") for n in range(2)]
        for case in self.cases:
            act.know_reporter(case)
            act.advance(case, self.chance.choice([Stage.accepted, Stage.rectifying, Stage.post_supervision]))
        self.done: Counter[str] = Counter()

    def step(self) -> None:
        roll = self.chance.random()
        if roll < 0.2:
            self.act.later(**self.chance.choice(RESTS))
        elif roll < 0.45:
            self.watch()
        else:
            self.somebody_acts()

    def watch(self) -> None:
        report = self.act.sweep()
        assert (report.failed, report.parked) == (0, 0)
        before = self.state()
        assert self.act.sweep() == SweepReport(), "a second round at once has nothing to do"
        assert self.state() == before
        for row in (*self.act.rows(Problem), *self.act.rows(Clock)):
            assert row.next_at is None or row.next_at > self.act.now

    def state(self) -> list:
        watched = [(type(r), r.id, r.turn, r.next_at) for t in (Problem, Clock) for r in self.act.rows(t)]
        return [*watched, *(len(self.act.rows(t)) for t in (Event, Escalation, Notice))]

    def somebody_acts(self) -> None:
        """Somebody does something that is not refused, or gives up."""
        for _ in range(8):
            case = self.chance.choice(self.cases)
            ways = self.ways(self.act.problem(case).stage)
            name, role = self.chance.choice(ways)
            if self.tries(name, case, self.officer(role, case)):
                return

    def officer(self, role: Role, case: str) -> str:
        """A unit officer is one of the unit that has the case."""
        mine = self.act.rows(Unit, Unit.id == self.act.problem(case).unit_id)
        other = role is Role.unit_officer and mine and mine[0].code == "YB"
        return "U21" if other else OFFICERS[role]

    def ways(self, stage: Stage) -> list[tuple[Act, Role]]:
        """Acts with who may do them; what leads on weighs as much as all that may be done beside it."""
        every = [(name, role) for role in OFFICERS for name in possible(stage, role)]
        beside = [way for way in every if way[0] in BESIDE]
        leading = [way for way in every if way[0] not in (*BESIDE, Act.revise_source)]
        return leading if leading and self.chance.random() < 0.3 else beside or leading

    def tries(self, name: Act, case: str, by: str) -> bool:
        """A refusal is as good an answer as any; what is not a refusal is a bug."""
        try:
            self.act(name.value, case, by, **self.given(name, case))
        except YiceError as refusal:
            assert refusal.sentence.endswith("。")
            return False
        self.done[name.value] += 1
        return True

    def given(self, name: Act, case: str) -> dict:
        pick, today = self.chance.choice, self.act.today
        reason = {"reason": "情况复杂"}
        some_day = today + timedelta(days=pick([-9, -2, 0, 0, 0, 1]))
        clock, begun = {"clock": f"{pick(self.open_clocks(case, name) or [1])}"}, pick(BEGUN)
        letter, subject = {"number": pick([1, 2, 3])}, {"subject": "整改滞后"}
        rung = {"rung": pick(ORDER).value}
        colour = pick(["green", "blue", "yellow", "red"])
        table = {
            Act.screen: {"outcome": pick(["accept", "accept", "refuse"])} | reason,
            Act.add_report: {"channel": "letter", "text": "再次反映", "signers": pick([1, 3])},
            Act.grade: {"level": pick(["ordinary", "key"])} | reason,
            Act.judge_likeness: {"number": 1, "outcome": pick(["confirm", "dismiss"])} | reason,
            Act.merge: {"into": pick(self.cases)} | reason,
            Act.draft_redaction: {"text": "异味扰民"},
            Act.sign_redaction: {"number": 1},
            Act.assign: {"unit": pick(["ZF", "ZF", "YB"])} | reason,
            Act.conclude_investigation: {"finding": pick(["true", "false"]), "findings": "夜间超标"}
            | ({"demands": self.found(case)} if name is Act.conclude_investigation else {}),
            Act.propose_plan: self.act.plan(),
            Act.draft_plan: {"template": pick(["livestock", "catering_fumes"])},
            Act.return_plan: reason,
            Act.amend_plan: reason | {"measures": [{"continues": 1, "due_on": today + timedelta(days=45)}]},
            Act.withdraw_evidence: reason | {"number": pick([1, 2])},
            Act.reach_milestone: {"measure": 1, "milestone": 1, "note": "完成"},
            Act.file_evidence: self.act.proof() if name is Act.file_evidence else {},
            Act.request_acceptance: {"self_check": "已完成"},
            Act.note_partial: {"done": "已停产", "left": "设备更换", "next_on": today + timedelta(days=9)},
            Act.check_item: {
                "item": pick(["all", "all", "measures_done", "measure-1"]),
                "result": pick(["met", "met", "met", "met", "not_met"]),
                "opinion": "现场核验",
                "members": 2,
            }
            | pick([{}, self.act.searched(), self.act.searched()]),
            Act.accept: {"opinion": "同意"},
            Act.return_acceptance: reason | {"items": pick([[], [], ["measure-1"]])},
            Act.object_publicity: {"objector": "resident", "text": "夜间仍有异味"},
            Act.settle_publicity: {
                "number": pick([1, 1, 2]),
                "outcome": pick(["upheld", "rejected", "rejected"]),
                "found": "现场核实",
            },
            Act.strike_off_item: {"item": "measure-1", "basis": "公示期满"},
            Act.publish: {"place": "局网站"},
            Act.close: reason | {"whole": True},
            Act.recheck: self.looked_back(case, name) | reason,
            Act.plan_recheck: {"mode": "open", "opens_on": some_day, "due_on": today + timedelta(days=9)}
            | reason,
            Act.list_demands: {"demands": [f"诉求{self.chance.random()}"]},
            Act.withdraw_demand: {"number": pick([1, 2])} | reason,
            Act.record_inspection: self.act.inspection(began=self.act.now, findings=[]),
            Act.correct_inspection: self.act.inspection(began=self.act.now, number=pick([1, 2])) | reason,
            Act.take_charge: {"leader": "L01"},
            Act.close_charge: {"number": pick([1, 2, 3]), "result": "已办成"},
            Act.call_in_help: {"expert": "E01", "purpose": "会诊", "from_on": today}
            | {"due_on": pick([None, today])},
            Act.cancel_help: {"number": pick([1, 2])} | reason,
            Act.reopen: reason,
            Act.start_clock: {"clock": begun, "on": some_day, "at": "00:10" if begun == "SF-02" else None},
            Act.meet_clock: clock | {"on": pick([None, None, some_day])},
            Act.cancel_clock: clock | reason,
            Act.pause_clock: clock
            | {"why": pick(["hearing", "appraisal"]), "on": pick([None, None, some_day])},
            Act.resume_clock: clock | {"on": pick([None, None, some_day])},
            Act.request_extension: clock | reason | {"amount": pick([None, 1, 7, 31])},
            Act.extend: pick([{}, clock]),
            Act.refuse_extension: reason,
            Act.note_signal: {"outcome": pick(["named", "unsatisfied"])} | reason,
            Act.propose_colour: {"colour": colour, "until": today + timedelta(days=pick([0, 5, 40]))} | reason,
            Act.approve_colour: {"refuse": pick([True, False, False])},
            Act.escalate: rung | reason,
            Act.sign_rung: {"refuse": pick([True, False, False, False]), "opinion": "阅"},
            Act.answer_rung: {"answer": "已报送"},
            Act.stand_down: reason,
            Act.send_letter: {"kind": pick(["notify", "transfer", "raised_supervision"]), "unit": "ZF"}
            | subject,
            Act.sign_letter: letter | {"refuse": pick([True, False, False]), "opinion": "阅"},
            Act.acknowledge_letter: letter,
            Act.object_letter: letter | reason,
            Act.settle_objection: letter | {"outcome": pick(["upheld", "rejected"])} | reason,
            Act.chase_letter: letter,
            Act.answer_letter: letter | {"answer": "已核查"},
            Act.redo_letter: letter | reason,
            Act.close_letter: letter | {"conclusion": "已了结"},
            Act.hold_meeting: self.act.meeting(no_points="通报情况"),
            Act.close_meeting: {"number": 1, "result": "已落实"},
            Act.notify_reporter: {"report": 1, "mode": "sms", "route": pick([None, "petition", "enforcement"])},
            Act.reply: pick([OPINION, LETTER]),
            Act.sign_reply: {"number": 1, "refuse": pick([True, False, False]), "opinion": "阅"},
            Act.deliver_reply: {"number": 1, "mode": "written"},
            Act.call_back: {"report": 1} | pick(CALLS),
            Act.file_analysis: {"number": 1, "causes": "夜间未查", "remedies": "增加夜查"},
            Act.accept_analysis: {"number": 1, "refuse": pick([True, False, False]), "opinion": "阅"},
            Act.request_review: {"report": 1, "body": "省生态环境厅", "on": pick([None, some_day])},
            Act.accept_review: {"number": 1, "outcome": pick(["take", "take", "refuse"])} | reason,
            Act.decide_review: {
                "number": 1,
                "outcome": pick(["uphold", "change", "revoke"]),
                "opinion": "复查",
            },
            Act.add_facts: {"report": 1, "text": "又响了"},
            Act.judge_facts: {"number": 1, "outcome": pick(["take", "set_aside"]), "opinion": "已核"},
        }
        return (table | self.enforcing(some_day)).get(name, {})

    def enforcing(self, some_day: date) -> dict:
        """Measures of the law, of which there may be none, one or two."""
        pick, number, reason = (
            self.chance.choice,
            {"number": self.chance.choice([1, 1, 2])},
            {"reason": "超标排放"},
        )
        paper = {"paper": pick(["order", "penalty", "restriction", "seizure", "lifting"])}
        kind = {"kind": pick(["seizure", "restriction"])}
        return {
            Act.file_penalty_case: {"party": ways.PARTY, "cause": "超标", "conduct_on": some_day}
            | {"found_on": some_day},
            Act.notify_penalty: number | {"receipt_number": "送告1", "hearing_right": pick([True, False])},
            Act.decide_penalty: ways.decision() | number | {"amount": pick(["0", "1000", None])},
            Act.drop_penalty_case: number | reason | {"outcome": pick(["dismissed", "withdrawn"])},
            Act.record_payment: number | {"amount": pick(["1", "500", "1000"]), "receipt_number": "缴1"},
            Act.close_penalty: number | reason,
            Act.order_correction: ways.ORDER | {"follows": pick([None, None, 1])},
            Act.record_remedy: number
            | {"kind": pick(["reconsideration", "suit"]), "filed_on": some_day}
            | {"body": "市人民政府"},
            Act.answer_remedy: number | {"reference": "环答1号"},
            Act.end_remedy: number
            | {"outcome": pick(["uphold", "quashed", "taken_back"]), "ruling_number": "复决1号"},
            Act.reinspect: ways.looking_again(
                self.act, pick(["corrected", "not_corrected", "stopped"]), **number
            ),
            Act.impose_daily_fine: {"order": pick([1, 2])},
            Act.seize: ways.SEIZURE,
            Act.restrict_production: {"party": ways.PARTY, "kind": pick(["limit", "stop"])} | reason,
            Act.approve_measure: kind
            | number
            | {"decision_number": "环封1号", "refuse": pick([True, False, False])},
            Act.serve_paper: paper | number | {"receipt_number": "送1", "mode": "direct"},
            Act.apply_to_lift: number,
            Act.maintain_seizure: number | reason,
            Act.lift_measure: kind | number | {"ground": "corrected", "decision_number": "环解1号"},
            Act.track_restriction: ways.tracking(self.act, pick(["pass", "repeated"]), **number),
        }

    def looked_back(self, case: str, name: Act) -> dict:
        outcome = self.chance.choice(["pass", "pass", "relapse", "not_performed"])
        failed = {"items": [{"text": "罚款", "performed": "none"}], "follow_up": ["urge"]}
        more = failed if outcome == "not_performed" else {}
        return self.act.looking_back(case, outcome=outcome, **more) if name is Act.recheck else {}

    def found(self, case: str) -> list[dict]:
        """Every other time the findings on the single demands agree with the one on the whole."""
        mine = Demand.problem_id == self.act.problem(case).id
        numbers = [d.number for d in self.act.rows(Demand, mine, Demand.status != DemandStatus.withdrawn)]
        finding = self.chance.choice(["true", "false"])
        return [{"number": n, "finding": finding, "found": "查明"} for n in numbers]

    def open_clocks(self, case: str, name: Act) -> list[int]:
        """Clocks by hand that are open; to be resumed, those that are paused."""
        wanted = Clock.status == ClockStatus.paused if name is Act.resume_clock else Clock.ended_at.is_(None)
        return [c.id for c in self.act.clocks(case, wanted, Clock.key.in_((*BEGUN, "handling")))]

    # What always holds

    def check(self) -> None:
        for clock in self.act.rows(Clock):
            waits = clock.status is ClockStatus.running and clock.lapsed_at is None
            assert (clock.next_at is not None) is waits, (clock.key, clock.status)
            assert (clock.paused_on is not None) is (clock.status is ClockStatus.paused)
            assert (clock.ended_at is None) is (clock.status in (ClockStatus.running, ClockStatus.paused))
        paused = [p.clock_id for p in self.act.rows(ClockPause) if p.resumed_on is None]
        assert len(paused) == len(set(paused))
        for case in self.cases:
            self._check_case(self.act.problem(case))

    def _check_case(self, problem: Problem) -> None:
        events = self.act.events(problem.case_number)
        assert [e.version for e in events] == list(range(1, problem.version + 1))
        assert events[-1].facts["colour"] == problem.colour
        for one, other in pairwise(events):
            self._check_change(one, other)
        rungs = self.act.rows(Escalation, Escalation.problem_id == problem.id)
        assert len({(row.episode, row.rung) for row in rungs}) == len(rungs)
        standing = [row.rung for row in rungs if row.status in STANDS]
        assert problem.rung == max(standing, key=ORDER.index, default=None)
        if problem.stage is Stage.archived:
            assert problem.next_at is None and not standing
            assert not self.act.clocks(problem.case_number, Clock.ended_at.is_(None))
        days = self.act.colours(problem.case_number)
        assert days[-1][1] is problem.colour

    @staticmethod
    def _check_change(one: Event, other: Event) -> None:
        """Red is left through yellow, or by being struck off."""
        if one.facts["colour"] == "red":
            struck_off = other.facts["colour"] == "green" and other.to_stage in DONE
            assert other.facts["colour"] in ("red", "yellow") or struck_off, other.act


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
@pytest.mark.parametrize("seed", range(WALKS))
def test_whatever_people_do_and_however_late_the_watch_comes(act, office, seed):
    walk = Walk(act, seed)
    for _ in range(STEPS):
        walk.step()
        walk.check()
    walk.watch()
    walk.check()
    assert checkpoints.verify(office).whole
    assert walk.done.total() > STEPS // 4
