"""One digest per officer and day, urgent ones at once, nothing personal, and no double of two composers."""

import threading
from datetime import date, timedelta

import pytest

from casework.notices.composing import compose
from casework.office import Office
from models.tables import Officer
from models.vocabulary import MessageStatus, NoticeKind
from tests.notices.conftest import CANARY, EIGHT, NINE


def test_ordinary_notices_wait_for_the_hour_and_become_one_digest_per_officer(office, post):
    for officer in ("U11", "U12"):
        post.notice(officer, case=1)
        post.notice(officer, case=2, kind=NoticeKind.overdue)
    assert compose(office, EIGHT) == []
    made = compose(office, NINE)
    assert [m.id for m in post.messages()] == made and len(made) == 2
    message = post.messages("U11")[0]
    assert (message.key, message.status) == ("digest:2026-03-02", MessageStatus.waiting)
    assert message.title == "一策今日提醒2项（2026年3月2日）"
    assert message.body == (
        "【临近期限】1项\nYC2026-000001　办理期限2026年3月2日\n\n"
        "【期限已过】1项\nYC2026-000002　办理期限2026年3月2日\n\n"
        f"编号 YC-M-{message.id}"
    )
    assert post.open_notices() == 0


def test_what_comes_after_todays_digest_waits_for_tomorrows(office, post):
    post.notice(case=1)
    assert len(compose(office, NINE)) == 1
    post.notice(case=2)
    assert compose(office, NINE + timedelta(hours=9)) == []
    assert compose(office, NINE + timedelta(hours=22)) == []
    assert len(compose(office, NINE + timedelta(days=1))) == 1
    assert [m.key for m in post.messages()] == ["digest:2026-03-02", "digest:2026-03-03"]
    assert "YC2026-000001" not in post.messages()[1].body


def test_the_day_and_the_hour_are_those_of_shanghai(office, post):
    post.notice()
    assert compose(office, NINE.replace(hour=8, minute=29)) == []
    assert len(compose(office, NINE.replace(hour=8, minute=30))) == 1
    post.notice(case=2)
    assert len(compose(office, NINE + timedelta(hours=23, minutes=30))) == 1
    assert post.messages()[-1].key == "digest:2026-03-03"


def test_urgent_notices_go_at_once_and_are_not_repeated_in_the_digest(office, post):
    post.notice(case=1, urgent=True, kind=NoticeKind.rung, subject="督办函")
    post.notice(case=2)
    night = NINE.replace(hour=2)
    assert len(compose(office, night)) == 1
    urgent = post.messages()[0]
    assert urgent.key.startswith("urgent:") and urgent.title.startswith("一策紧急提醒1项")
    assert "督办函" in urgent.body and "YC2026-000002" not in urgent.body
    compose(office, NINE)
    assert "YC2026-000001" not in post.messages()[1].body
    post.notice(case=3, urgent=True)
    post.notice(case=4, urgent=True)
    assert len(compose(office, NINE)) == 1
    assert [m.key.split(":")[0] for m in post.messages()] == ["urgent", "digest", "urgent"]


def test_many_notices_on_one_case_and_kind_are_one_line(office, post):
    for n in range(5):
        post.notice(due_on=date(2026, 3, 2 + n), subject="办理期限")
    post.notice(due_on=date(2026, 3, 2))
    post.notice(subject="", due_on=None, kind=NoticeKind.colour)
    compose(office, NINE)
    said = post.messages()[0]
    assert said.title.startswith("一策今日提醒2项")
    dates = "、".join(f"办理期限2026年3月{n}日" for n in (2, 3, 4))
    assert f"YC2026-000001　{dates}等5项\n" in said.body
    assert "【改色待批】1项\nYC2026-000001\n" in said.body


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_backlog_of_thousands_is_one_message_with_the_rest_counted(office, post):
    post.case(1)
    with office.database.write() as session:
        from models.tables import Notice

        officer, problem = post.officer("U11"), 1
        session.add_all(
            Notice(
                officer_id=officer, problem_id=problem, kind=NoticeKind.near, subject="办理期限",
                case_number=f"YC2026-{n:06}", cause=f"c{n}", created_at=EIGHT, due_on=NINE.date(),
            )
            for n in range(1, 3001)
        )  # fmt: skip
    assert len(compose(office, NINE)) == 1
    body = post.messages()[0].body
    assert "【临近期限】3000项" in body and "另有2800项" in body
    assert sum(line.startswith("YC2026-") for line in body.splitlines()) == 200
    assert post.open_notices() == 0


def test_two_composers_at_once_make_one_message(office, post, settings):
    for n in range(1, 21):
        post.notice(case=n, urgent=n % 2 == 0)
    others = [Office.open(settings) for _ in range(6)]
    start, made, errors = threading.Barrier(len(others)), [], []

    def work(one):
        try:
            start.wait()
            made.extend(compose(one, NINE))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(one,)) for one in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    for one in others:
        one.close()
    assert errors == []
    assert sorted(made) == [m.id for m in post.messages()] and len(made) == 2
    assert [m.title[:8] for m in post.messages()] == ["一策紧急提醒10", "一策今日提醒10"]
    assert post.open_notices() == 0


def test_nothing_personal_and_no_free_text_stands_in_a_message(office, post):
    for n, kind in enumerate(NoticeKind, 1):
        post.notice(case=n, kind=kind)
        post.notice(case=n, kind=kind, urgent=True)
    compose(office, NINE)
    assert len(post.messages()) == 2
    for message in post.messages():
        said = message.title + message.body
        assert CANARY not in said and "金丝雀" not in said and "13800138000" not in said
        assert "示例U11" not in said


def test_who_has_left_is_told_nothing(office, post):
    post.notice()
    with office.database.write() as session:
        session.get_one(Officer, post.officer("U11")).active = False
    assert compose(office, NINE) == []
