"""HJ 212 frames and their JSON: read when sound, refused with one sentence when not."""

import json
import time
from datetime import datetime

import pytest

from casework.adapters.hj212 import MOST_JSON, crc16, read_message
from casework.errors import BadInput
from casework.rules.periods import OFFICE_ZONE

MN = "010000A8900016F000169DC0"
HEAD = f"QN=20160801085857223;ST=32;CN=2061;PW=100000;MN={MN};Flag=5"
CP = "DataTime=20260302080000;w01018-Cou=3.2,w01018-Min=80,w01018-Avg=88.5,w01018-Max=90,w01018-Flag=N"


def frame(data, length=None, crc=None):
    told = crc or f"{crc16(data.encode('utf-8', 'replace')):04X}"
    return f"##{len(data) if length is None else length:04d}{data}{told}\r\n"


def whole(cp=CP, head=HEAD):
    return frame(f"{head};CP=&&{cp}&&")


def test_the_check_is_the_standards_own():
    """The example frame of the standard's text ends in 1C80."""
    data = f"QN=20160801085857223;ST=32;CN=1062;PW=100000;MN={MN};Flag=5;CP=&&RtdInterval=30&&"
    assert crc16(data.encode()) == 0x1C80


def test_a_sound_frame_is_read():
    message = read_message(whole())
    assert (message.station, message.raised) == (MN, False)
    assert message.at == datetime(2026, 3, 2, 8, tzinfo=OFFICE_ZONE)
    assert [(r.pollutant, r.value, r.limit) for r in message.readings] == [("w01018", 88.5, None)]


def test_bytes_and_text_of_one_frame_are_the_same_message():
    assert read_message(whole().encode()) == read_message(whole().strip())


def test_what_was_not_measured_is_left_out_and_the_moments_value_comes_first():
    cp = "DataTime=20260302080000;a21026-Rtd=1.5,a21026-Avg=9,a21026-Flag=N;a21002-Rtd=7,a21002-Flag=F"
    assert [(r.pollutant, r.value) for r in read_message(whole(cp)).readings] == [("a21026", 1.5)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "不是HJ 212数据包"),
        ("##", "不是HJ 212数据包"),
        ("GET / HTTP/1.1", "不是HJ 212数据包"),
        (frame(f"{HEAD};CP=&&{CP}&&", length=5), "长度"),
        (frame(f"{HEAD};CP=&&{CP}&&", crc="0000"), "CRC"),
        (frame("x" * 1025, length=1025), "不是HJ 212数据包"),
        (frame(HEAD), "没有完整的数据区"),
        (frame(f"{HEAD};CP=&&{CP}"), "没有完整的数据区"),
        (frame(f"{HEAD};CP=&&a&&b&&"), "没有完整的数据区"),
        (whole(head=HEAD.replace("PW=100000;", "")), "不全"),
        (whole(head=HEAD.replace(MN, "0100")), "报头字段有误"),
        (whole(head=HEAD + ";XX=1"), "报头字段有误"),
        (whole(head=HEAD + ";ST=32"), "重复"),
        (whole(CP + ";w01018-Avg=1"), "重复"),
        (whole("DataTime=20260230080000;w01018-Avg=1"), "数据时间"),
        (whole("w01018-Avg=1"), "数据时间"),
        (whole("DataTime=20260302080000;w01018-Avg=1e9"), "不是数字"),
        (whole("DataTime=20260302080000;w01018-Avg=NaN"), "不是数字"),
        (whole("DataTime=20260302080000;w01018-Avg="), "不是数字"),
        (whole("DataTime=20260302080000;w01018"), "格式"),
        (whole("DataTime=20260302080000;w01018-Avg=１２"), "非ASCII"),
        ("##0001\x00", "不是HJ 212数据包"),
        ("{", "JSON"),
        ("{" * 5000, "JSON"),
        ('{"mn": 1}', "JSON"),
        (b"\xff\xfe##", "不是文字"),
        ("\ud800", "不是文字"),
        ("#" * (MOST_JSON + 1), "过大"),
    ],
)
def test_hostile_input_is_refused_with_one_sentence_that_repeats_nothing(text, said):
    with pytest.raises(BadInput) as error:
        read_message(text)
    assert said in error.value.sentence and error.value.sentence.endswith("。")
    assert error.value.sentence.count("。") == 1 and "100000" not in error.value.sentence


READING = {"pollutant": "w01018", "value": 88.5, "limit": 50.0}


def sent(**changed):
    return json.dumps({"mn": MN, "at": "2026-03-02T08:00:00", "readings": [READING]} | changed)


def test_json_says_the_same_and_may_name_the_limit():
    message = read_message(sent())
    assert message.at == datetime(2026, 3, 2, 8, tzinfo=OFFICE_ZONE)
    assert message.readings[0].limit == 50.0


@pytest.mark.parametrize(
    "changed",
    [
        {"mn": "x"},
        {"at": "morning"},
        {"readings": []},
        {"readings": [READING, READING]},
        {"readings": [READING | {"value": "88"}]},
        {"readings": [READING | {"value": True}]},
        {"readings": [READING | {"value": float("nan")}]},
        {"readings": [READING | {"limit": 0}]},
        {"readings": [READING] * 101},
        {"password": "secret"},
    ],
)
def test_json_of_another_shape_is_refused(changed):
    with pytest.raises(BadInput) as error:
        read_message(sent(**changed))
    assert "secret" not in str(error.value)


def test_the_longest_input_is_refused_at_once():
    start = time.perf_counter()
    for text in ("##1024" + "a=" * 512 + "0000", "##0099" + ";" * 60000, "##" + "9" * 60000):
        with pytest.raises(BadInput):
            read_message(text)
    assert time.perf_counter() - start < 1
