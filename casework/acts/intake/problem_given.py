"""What is told of a problem when it comes in, whoever brings it: the facets that it is known by."""

from datetime import date

from pydantic import Field
from sqlalchemy import text
from sqlmodel import select

from casework.acts.given import CreditCode, Day, Given, Line, ShortLine, Text
from casework.acts.step import Step
from casework.errors import BadInput
from casework.rules import spelling
from models.tables import Enterprise
from models.vocabulary import Channel, Pollutant, ProblemLevel, Sector, SensitivePlace

LONGEST_KEY = 200
ONE_ROW = text("INSERT INTO enterprise (name, code) VALUES (:name, :code) ON CONFLICT DO NOTHING")


class Facets(Given):
    """What may be told at once or found out later."""

    area: ShortLine | None = Field(None, title="行政区域")
    sector: Sector | None = Field(None, title="行业")
    sensitive_places: tuple[SensitivePlace, ...] = Field((), title="敏感目标")
    enterprise: Line | None = Field(None, title="企业名称")
    enterprise_code: CreditCode | None = Field(None, title="统一社会信用代码")
    pollutants: tuple[Pollutant, ...] = Field((), title="污染类型")
    accused: Line | None = Field(None, title="被反映对象")
    accused_unit: Line | None = Field(None, title="被举报单位代码")


class ProblemGiven(Facets):
    description: Text = Field(title="反映问题")
    title: Line | None = Field(None, title="标题")
    received_on: Day | None = Field(None, title="收到日期")
    level: ProblemLevel = Field(ProblemLevel.ordinary, title="级别")


def fill(step: Step, given: ProblemGiven) -> None:
    """Write what was told to the new problem's row."""
    problem = step.problem
    problem.received_on = step.check_not_before(given.received_on or step.today, None, "收到日期")
    problem.title = given.title[:80] if given.title else given.description.split("\n")[0][:40]
    problem.description = given.description
    problem.pollutants, problem.area, problem.level = [], "", given.level
    step.facts |= {"pollutants": problem.pollutants, "level": given.level}
    set_facets(step, given)


def set_facets(step: Step, given: Facets) -> None:
    """Write those facets that were given; the event carries them, for the statistics are made from events."""
    problem = step.problem
    told = {"area": given.area, "sector": given.sector}
    if given.sensitive_places:
        told["sensitive_places"] = [place.value for place in given.sensitive_places]
    for name, value in told.items():
        if value:
            setattr(problem, name, value)
            step.facts[name] = value
    if given.pollutants:
        step.facts["pollutants"] = problem.pollutants = [one.value for one in given.pollutants]
    set_accused(step, given)
    if given.enterprise or given.enterprise_code:
        enterprise = find_enterprise(step, given.enterprise, given.enterprise_code)
        problem.enterprise_id = enterprise.id
        step.facts["enterprise"] = enterprise.code


def set_accused(step: Step, given: Facets) -> None:
    """Write who is complained of: as it was said, and the unit of ours that it is."""
    problem = step.problem
    if given.accused:
        problem.accused = given.accused
        problem.accused_key = spelling.key(given.accused)[:LONGEST_KEY] or None
    if given.accused_unit:
        problem.accused_unit_id = step.unit(given.accused_unit).id
        step.facts["accused_unit"] = given.accused_unit


def find_enterprise(step: Step, name: str | None, code: str | None) -> Enterprise:
    """The enterprise's one row: by its code, else by its name; made when there is none.

    A code found out later is written to the row that has the name and no code yet.
    """
    known = _known(step, code=code) if code else _known(step, name=name)
    if known:
        return known
    if name is None:
        raise BadInput(
            "该统一社会信用代码尚无企业，请同时填写企业名称。", code="bad_field", fields=["enterprise"]
        )
    nameless = _known(step, name=name, code=None)
    if nameless:
        nameless.code = code
        step.session.add(nameless)
        step.session.flush()
        return nameless
    step.session.execute(ONE_ROW, {"name": name, "code": code})
    made = _known(step, code=code) if code else _known(step, name=name)
    assert made is not None
    return made


def _known(step: Step, **columns: str | None) -> Enterprise | None:
    query = select(Enterprise).filter_by(**columns).order_by(Enterprise.id)
    with step.session.no_autoflush:
        return step.session.exec(query).first()


def channel_faults(step: Step, channel: Channel, day: date) -> tuple[str, ...]:
    """Harm prevented: a report entered under a channel that did not exist any more on its day."""
    policy = step.policy.channels[channel]
    if policy.in_use(day):
        return ()
    instead = "、".join(one.label for one in policy.replaced_by)
    ended = policy.valid_to and day > policy.valid_to
    when = f"已于{policy.valid_to:%Y-%m-%d}停用" if ended else f"自{policy.valid_from:%Y-%m-%d}起启用"
    return (f"{channel.label}{when}" + (f"，请改填{instead}" if instead else ""),)
