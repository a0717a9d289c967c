"""Where a case stands: what its gate, its tags and its card show. Case numbers and words only, no person."""

from dataclasses import dataclass

from sqlmodel import Session, select

from casework.acts.case_file import CaseFile
from casework.acts.clockwork import label_or
from casework.acts.step import find_case
from casework.errors import NotFound
from casework.office import Office
from casework.policy.clocks_book import ClockBook
from casework.rules import beside, lifecycle, stages
from models.tables import Clock, Problem, RecheckRound, Unit
from models.vocabulary import Colour, Phase, RecheckMode, RecheckStatus, Rung, Stage

SYMBOLS = {Colour.green: "●", Colour.blue: "◆", Colour.yellow: "▲", Colour.red: "■"}


@dataclass(frozen=True)
class ClockLine:
    """An open clock: its day in short, and the sentence that explains it."""

    short: str
    explanation: str


@dataclass(frozen=True)
class Standing:
    """A case as the engine may see it."""

    case: str
    stage: Stage
    phase: Phase
    generation: int
    round: int
    version: int
    colour: Colour
    rung: Rung | None
    unit: str | None
    clocks: tuple[ClockLine, ...]
    acts: tuple[str, ...]

    @property
    def tags(self) -> list[str]:
        """Stage, colour and unit, as the office filters runs in the Prefect UI."""
        tags = [f"阶段:{self.stage.label}", f"颜色:{self.colour.label}"]
        tags += [f"督办:{self.rung.label}"] if self.rung else []
        return [*tags, f"单位:{self.unit}"] if self.unit else tags

    @property
    def key(self) -> str:
        """The gate: stage, generation and round."""
        return f"{self.stage}-{self.generation}-{self.round}"


def standing(office: Office, case: str) -> Standing:
    """Where a case stands now; NotFound for an unknown number."""
    with office.database.read() as session:
        problem = find_case(session, case)
        return _standing(session, problem, office.policy.clocks)


@dataclass(frozen=True)
class RoundStanding:
    """A recheck round as the engine may see it."""

    case: str
    generation: int
    number: int
    status: RecheckStatus
    mode: RecheckMode
    version: int
    unit: str | None

    @property
    def tags(self) -> list[str]:
        tags = [f"复查:{self.mode.label}", f"第{self.number}轮"]
        return [*tags, f"单位:{self.unit}"] if self.unit else tags

    @property
    def key(self) -> str:
        return f"recheck-{self.generation}-{self.number}"


def round_standing(office: Office, case: str, generation: int, number: int) -> RoundStanding:
    """Where a recheck round stands now; NotFound for an unknown one."""
    with office.database.read() as session:
        problem = find_case(session, case)
        query = select(RecheckRound).where(
            RecheckRound.problem_id == problem.id,
            RecheckRound.generation == generation,
            RecheckRound.number == number,
        )
        row = session.exec(query).first()
        if row is None:
            raise NotFound(f"案件{case}没有第{generation}代第{number}轮复查。", code="no_such_round")
        unit = session.get(Unit, problem.unit_id) if problem.unit_id else None
        return RoundStanding(
            case, generation, number, row.status, row.mode, problem.version, unit.name if unit else None
        )


def _standing(session: Session, problem: Problem, book: ClockBook) -> Standing:
    unit = session.get(Unit, problem.unit_id) if problem.unit_id else None
    aside = (*lifecycle.UNPROMPTED, *beside.BESIDE)
    acts = dict.fromkeys(m.act.label for m in lifecycle.moves_from(problem.stage) if m.act not in aside)
    return Standing(
        case=problem.case_number,
        stage=problem.stage,
        phase=stages.PHASES[problem.stage],
        generation=problem.generation,
        round=problem.round,
        version=problem.version,
        colour=problem.colour,
        rung=problem.rung,
        unit=unit.name if unit else None,
        clocks=tuple(
            ClockLine(_say(book, clock), clock.explanation) for clock in CaseFile(session, problem).clocks
        ),
        acts=tuple(acts),
    )


def _say(book: ClockBook, clock: Clock) -> str:
    name = label_or(book, clock, clock.key)
    if clock.paused_on:
        return f"{name}：{clock.paused_on:%Y-%m-%d}起中止"
    late = "，已逾期" if clock.lapsed_at else ""
    return f"{name}：{clock.due_on:%Y-%m-%d}{'（暂定）' if clock.provisional else ''}{late}"
