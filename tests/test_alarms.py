"""What monitors send becomes a clue, joins the open case, or changes nothing."""

import json
from datetime import timedelta

import pytest

from casework.adapters.hj212 import crc16
from casework.alarms import take_in
from casework.errors import BadInput
from models.tables import Alarm, Clock
from models.vocabulary import Channel, Stage
from tests.together import eight_at_once

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
STATION = "010000A8900016F000169DC0"
OWN = f"""
version = "own"
window_hours = 24
ahead_minutes = 10
[pollutants]
w01018 = {{ label = "化学需氧量", kind = "water" }}
[stations.{STATION}]
name = "某厂1号排口"
area = "云陂区"
key = false
limits = {{ w01018 = 50.0, w21003 = 5.0 }}
"""


def frame(cp, cn="2061"):
    data = f"QN=20260302085900001;ST=32;CN={cn};PW=123456;MN={STATION};Flag=5;CP=&&{cp}&&"
    return f"##{len(data):04d}{data}{crc16(data.encode()):04X}\r\n"


def hourly(value, hour="08", code="w01018", flag="N"):
    return frame(f"DataTime=20260302{hour}0000;{code}-Avg={value},{code}-Flag={flag}")


def as_json(value, at="2026-03-02T08:00:00+08:00", limit=50.0):
    reading = {"pollutant": "w01018", "value": value, "limit": limit}
    return json.dumps({"mn": STATION, "at": at, "readings": [reading]})


@pytest.fixture
def own_stations(office):
    folder = office.settings.own_policy
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "alarms.toml").write_text(OWN, encoding="utf-8")
    assert STATION in office.policy.alarms.stations


def taken(act, text, by="system"):
    return take_in(act.office, text, by=by, now=act.now)


def test_a_reading_over_its_limit_opens_a_clue_with_the_dischargers_hours(act, own_stations):
    [one] = taken(act, hourly(88.5))
    problem = act.problem(one.case)
    assert (problem.stage, problem.area, problem.pollutants) == (S.potential, "云陂区", ["water"])
    assert problem.title == "某厂1号排口化学需氧量超标报警" and "监测值88.5，限值50" in problem.description
    assert act.events(one.case)[0].facts["channel"] == Channel.monitoring_alarm
    clock = act.clock(one.case, "ZK-01")
    assert clock.due_at - clock.started_at == timedelta(hours=48), "no key discharger"
    [alarm] = act.rows(Alarm)
    assert (alarm.station, alarm.pollutant, alarm.value, alarm.limit) == (STATION, "w01018", 88.5, 50.0)


def test_the_same_message_twice_changes_nothing(act, own_stations, dump):
    [one] = taken(act, hourly(88.5))
    before = dump()
    act.later(days=3)
    [again] = taken(act, hourly(88.5))
    assert again.repeated and again.case == one.case
    assert dump() == before


def test_eight_at_once_make_one_clue(act, own_stations):
    eight_at_once(lambda: taken(act, hourly(88.5)))
    assert len(act.rows(Alarm)) == 1


@on_sqlite
def test_a_repetition_joins_the_open_case_within_the_window_only(act, own_stations):
    [one] = taken(act, hourly(88.5))
    act.later(hours=2)
    [more] = taken(act, hourly(90, "10"))
    assert (more.case, more.act) == (one.case, "add_alarm")
    act.later(days=2)
    [late] = taken(act, as_json(70, "2026-03-04T10:30:00+08:00"))
    assert late.case != one.case


@on_sqlite
def test_a_clue_that_fell_is_not_joined_and_a_merged_one_leads_to_where_it_went(act, own_stations):
    [one] = taken(act, hourly(88.5))
    act("verify_clue", one.case, "C01", outcome="false", findings="设备校准")
    [two] = taken(act, hourly(90, "07"))
    assert two.case != one.case
    act.advance(two.case, S.verified)
    act("hand_over", two.case, "S01", opinion="同意")
    target = act.register()
    act("screen", two.case, "C01", outcome="merge", into=target)
    [three] = taken(act, hourly(91, "06"))
    assert three.case == target


@on_sqlite
def test_each_pollutant_has_a_case_of_its_own(act, own_stations):
    cp = "DataTime=20260302080000;w01018-Avg=88,w01018-Flag=N;w21003-Avg=9.1,w21003-Flag=N"
    one, two = taken(act, frame(cp))
    assert (one.pollutant, two.pollutant) == ("w01018", "w21003") and one.case != two.case


@on_sqlite
def test_what_is_within_its_limit_or_was_not_measured_is_no_alarm(act, own_stations):
    assert taken(act, hourly(50)) == []
    assert taken(act, hourly(88, flag="D")) == []
    assert taken(act, as_json(49.9)) == []


@on_sqlite
def test_json_and_an_unknown_station_are_a_key_dischargers(act):
    [one] = taken(act, as_json(88.5))
    clock = act.clock(one.case, "ZK-01")
    assert clock.due_at - clock.started_at == timedelta(hours=4)


@on_sqlite
def test_an_alarm_that_the_station_itself_raised_needs_no_limit(act):
    cp = "DataTime=20260302080000;w01018-Ala=88.5"
    [one] = taken(act, frame(cp, cn="2072"))
    assert act.rows(Alarm)[0].limit is None and one.case


@on_sqlite
@pytest.mark.parametrize(
    ("text", "said"),
    [(hourly(88.5), "没有限值"), (as_json(88.5, "2026-03-02T09:11:00+08:00"), "晚于现在")],
)
def test_what_nobody_can_judge_is_refused(act, refused, text, said):
    with refused("bad_alarm") as error:
        taken(act, text)
    assert said in error.value.sentence


@on_sqlite
def test_the_password_of_a_station_is_kept_nowhere(act, own_stations, dump):
    taken(act, hourly(88.5))
    assert "123456" not in str(dump())
    assert act.rows(Clock)


@on_sqlite
def test_an_officer_who_may_not_is_refused(act, own_stations):
    with pytest.raises(Exception, match="须由"):
        taken(act, hourly(88.5), by="U11")
    with pytest.raises(BadInput):
        taken(act, "")
