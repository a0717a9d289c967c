"""登记线索: the office itself comes upon something that nobody has reported yet."""

from pydantic import Field

from casework.acts.intake.add_alarm import AlarmGiven, keep_alarm
from casework.acts.intake.problem_given import ProblemGiven, channel_faults
from casework.acts.intake.register import begin
from casework.acts.intake.reporting import ReportGiven, keep_report
from casework.acts.office_act import office_act
from casework.acts.step import Arming, Step
from models.vocabulary import Act, Channel


class NoteClue(ProblemGiven):
    channel: Channel = Field(Channel.patrol, title="线索来源")
    alarm: AlarmGiven | None = Field(None, title="在线监控报警")


@office_act(Act.note_clue, NoteClue)
def note_clue(step: Step, given: NoteClue) -> None:
    """Note a possible problem found by patrol, inspection or monitor; it is verified before it is registered.

    An alarm also starts the discharger's own hours to look into it (ZK-01).
    """
    begin(step, given)
    found = step.problem.received_on
    step.decide(faults=channel_faults(step, given.channel, found))
    step.arming["clue"] = [Arming(found)]
    step.session.flush()
    step.facts["received_on"] = f"{found}"
    keep_report(step, ReportGiven(), given.channel, given.description, found)
    if given.alarm:
        keep_alarm(step, given.alarm)
        choice = "key" if given.alarm.key else "general"
        step.arm("ZK-01", Arming(step.request.now, choice=choice, reference=given.alarm.station))
