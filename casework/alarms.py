"""Takes in what a monitor sent: readings over their limit open a clue, or join the case of the one before."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from casework.acts import history
from casework.acts.intake.add_alarm import AlarmGiven, add_alarm
from casework.acts.intake.note_clue import note_clue
from casework.acts.office_act import Receipt
from casework.adapters.hj212 import Message, Reading, read_message, wrong
from casework.errors import RequestReused
from casework.office import Office
from casework.policy.intake_book import AlarmBook, Station
from casework.rules.periods import OFFICE_ZONE, office_day
from casework.rules.stages import LIVE
from models.tables import Alarm, Event, Problem
from models.vocabulary import Act, Channel, Stage

OPEN = tuple(stage for stage in LIVE if stage is not Stage.closed)
MANY_MERGERS = 20


@dataclass(frozen=True)
class Taken:
    """What became of one reading over its limit: the case, and whether it is a new one."""

    station: str
    pollutant: str
    case: str
    act: Act
    repeated: bool


def take_in(office: Office, text: str | bytes, *, by: str, now: datetime) -> list[Taken]:
    """Take a message in; a case for each pollutant of a station, none for what is within its limit.

    The same message again changes nothing. Raises BadInput for what is no sound message, and for a pollutant
    whose limit nobody knows.
    """
    message, book = read_message(text), office.policy.alarms
    if message.at > now + timedelta(minutes=book.ahead_minutes):
        raise wrong("的数据时间晚于现在")
    station = book.stations.get(message.station)
    alarms = [_alarm(message, reading, station) for reading in message.readings]
    return [_take(office, alarm, book, by, now) for alarm in alarms if _over(alarm, message)]


def _alarm(message: Message, reading: Reading, station: Station | None) -> AlarmGiven:
    """A station that the policy does not name is taken for a key discharger's: those must have monitors."""
    known = station.limits.get(reading.pollutant) if station else None
    return AlarmGiven(
        station=message.station,
        pollutant=reading.pollutant,
        at=message.at,
        value=reading.value,
        limit=reading.limit or known,
        raw_hash=message.digest,
        key=station.key if station else True,
    )


def _over(alarm: AlarmGiven, message: Message) -> bool:
    """What the station raised itself is an alarm; any other reading is when it is over its limit."""
    if message.raised:
        return True
    if alarm.limit is None:
        raise wrong(f"的因子{alarm.pollutant}没有限值，请在alarms.toml中写明该站点的限值")
    return alarm.value > alarm.limit


def _take(office: Office, alarm: AlarmGiven, book: AlarmBook, by: str, now: datetime) -> Taken:
    request_id = f"alarm:{alarm.raw_hash[:40]}:{alarm.pollutant}"
    with office.database.read() as session:
        known = history.find(session, request_id)
        case = None if known else _open_case(session, alarm, book)
    if known:
        return _taken(alarm, known, repeated=True)
    try:
        if case:
            receipt = add_alarm(office, case, by=by, request_id=request_id, now=now, alarm=alarm)
        else:
            told = _told(alarm, book, now)
            receipt = note_clue(office, by=by, request_id=request_id, now=now, alarm=alarm, **told)
    except RequestReused:  # the same message came in twice at once, and the other one found another case
        with office.database.read() as session:
            first = history.find(session, request_id)
        assert first is not None
        return _taken(alarm, first, repeated=True)
    return _taken(alarm, receipt, repeated=receipt.repeated)


def _taken(alarm: AlarmGiven, done: Event | Receipt, *, repeated: bool) -> Taken:
    case = done.case_number if isinstance(done, Event) else done.case
    return Taken(alarm.station, alarm.pollutant, case, Act(done.act), repeated)


def _open_case(session: Session, alarm: AlarmGiven, book: AlarmBook) -> str | None:
    """The newest open case with an alarm of this station and pollutant that was measured not long before."""
    window = timedelta(hours=book.window_hours)
    near = (Alarm.at >= alarm.at - window, Alarm.at <= alarm.at + window)
    mine = (Alarm.station == alarm.station, Alarm.pollutant == alarm.pollutant)
    query = select(Problem).where(col(Problem.id).in_(select(Alarm.problem_id).where(*mine, *near)))
    found = session.exec(query.order_by(col(Problem.id).desc()))
    lead_on = (_goes_on(session, problem) for problem in found)
    return next((problem.case_number for problem in lead_on if problem.stage in OPEN), None)


def _goes_on(session: Session, problem: Problem) -> Problem:
    """The case in which a merged one goes on."""
    for _ in range(MANY_MERGERS):
        if problem.merged_into_id is None:
            break
        problem = session.get_one(Problem, problem.merged_into_id)
    return problem


def _told(alarm: AlarmGiven, book: AlarmBook, now: datetime) -> dict[str, object]:
    """What a clue says of an alarm: where, what, when, how much."""
    station, monitored = book.stations.get(alarm.station), book.pollutants.get(alarm.pollutant)
    where = station.name if station else f"站点{alarm.station}"
    what = monitored.label if monitored else f"因子{alarm.pollutant}"
    limit = f"，限值{alarm.limit:g}" if alarm.limit is not None else ""
    when = f"{alarm.at.astimezone(OFFICE_ZONE):%Y-%m-%d %H:%M}"
    return {
        "title": f"{where}{what}超标报警",
        "description": f"{where}{when}{what}监测值{alarm.value:g}{limit}。",
        "received_on": office_day(now),
        "channel": Channel.monitoring_alarm,
        "area": (station.area or None) if station else None,
        "accused": station.name if station else None,
        "pollutants": [monitored.kind] if monitored else [],
    }
