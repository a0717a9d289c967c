"""Real sockets: webhooks and a mail server that take, refuse, hang and break off."""

import logging
import time

import pytest

from casework.adapters import robots
from casework.adapters.notifier import MANNERS, AppriseNotifier, DeliveryFailed, door

TITLE, BODY = "一策今日提醒1项（2026年3月2日）", "【临近期限】1项\nYC2026-000001\n\n编号 YC-M-7"


def test_a_webhook_gets_title_and_body_as_they_are(web, quick_door):
    quick_door(web.url, TITLE, BODY)
    assert [(said["title"], said["message"]) for said in web.taken] == [(TITLE, BODY)]


@pytest.mark.parametrize(
    ("turn", "kind"), [(500, "not_delivered"), (404, "not_delivered"), (302, "not_delivered"),
                       ("reset", "not_delivered"), ("hang", "TimeoutError")],
)  # fmt: skip
def test_a_webhook_that_does_not_take_it_is_a_failure_in_time(web, quick_door, turn, kind):
    web.script = [turn]
    began = time.monotonic()
    with pytest.raises(DeliveryFailed) as failed:
        quick_door(f"{web.url}?retry=3&optional=yes&redirect=yes", TITLE, BODY)
    assert failed.value.kind == kind
    assert time.monotonic() - began < 4
    quick_door(web.url, TITLE, BODY)


def test_nobody_listens(web, quick_door):
    url = web.url
    web.server.shutdown()
    web.server.server_close()
    with pytest.raises(DeliveryFailed):
        quick_door(url, TITLE, BODY)


def test_the_waits_are_ours_whatever_the_address_says(web):
    service = door(f"{web.url}?cto=999&rto=999&retry=9")
    assert (service.socket_connect_timeout, service.socket_read_timeout) == (5.0, 10.0)
    assert "retry=0" in MANNERS


def test_mail_arrives_as_plain_text(mail, quick_door):
    quick_door(mail.url(), TITLE, BODY)
    (letter,) = mail.taken
    assert (letter["Subject"], letter["To"]) == (TITLE, "u11@example.cn")
    assert letter.get_body(("plain",)).get_content().replace("\r\n", "\n").strip() == BODY
    assert mail.logins


@pytest.mark.parametrize("word", ["AUTH", "MAIL", "RCPT", "DATA"])
def test_mail_that_is_refused_is_a_failure(mail, quick_door, word):
    mail.refuse = word
    with pytest.raises(DeliveryFailed):
        quick_door(mail.url(), TITLE, BODY)
    assert mail.taken == []


def test_no_log_and_no_error_names_an_address(mail, web, quick_door, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    mail.refuse, web.script = "RCPT", [500]
    for url in (mail.url("canary@example.cn"), f"{web.url}/hook-canary", "wecombot://", "nonsense://canary"):
        with pytest.raises(DeliveryFailed) as failed:
            quick_door(url, TITLE, BODY)
        assert "canary" not in repr(failed.value)
    said = caplog.text + "".join(capfd.readouterr())
    assert "canary" not in said and "s3cret" not in said and "YC2026" not in said


ROBOTS = [("wecombot://canarykey12345678", "api_url"), ("dingtalk://s3cret@canarykey12345678", "notify_url"),
          ("feishu://canarykey12345678", "notify_url")]  # fmt: skip

ANSWERS = [({"errcode": 0}, True), ({"code": 0, "msg": "success"}, True), ({"errcode": 93000}, False),
           ({"code": 19024}, False), ({}, False), ([], False)]  # fmt: skip


@pytest.mark.parametrize(("url", "attribute"), ROBOTS)
def test_a_robot_that_says_no_with_a_friendly_status_is_a_failure(web, url, attribute):
    service = door(url)
    setattr(service, attribute, f"http://127.0.0.1:{web.port}/robot?key=x")
    for answer, taken in ANSWERS:
        web.answer = answer
        assert robots.tell(service, BODY) is taken
    web.answer, web.script = {"errcode": 0}, [500]
    assert robots.tell(service, BODY) is False
    assert BODY in str(web.taken[0]["text" if "text" in web.taken[0] else "content"]).replace("\\n", "\n")


def test_a_long_text_reaches_a_robot_in_pieces_between_lines():
    text = "\n".join(f"YC2026-{n:06}　办理期限2026年3月2日" for n in range(200))
    pieces = list(robots.pieces(text, 2000))
    assert "".join(pieces) == text
    assert all(len(p.encode()) <= 2000 for p in pieces) and len(pieces) > 3
    assert all(p.startswith("YC2026-") for p in pieces)


def test_apprise_is_not_loaded_before_the_first_message():
    import subprocess
    import sys

    said = "import sys, casework.notices.delivery, casework.notices.feeds; print('apprise' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, timeout=60)
    assert done.stdout == "False\n"
    assert isinstance(AppriseNotifier(), AppriseNotifier)
