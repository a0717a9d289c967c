"""Messages leave at least once, fail with growing waits, die after eight attempts and never stop the others."""

import itertools
import stat
from datetime import timedelta

import pytest

from casework.adapters.notifier import DeliveryFailed, FileNotifier
from casework.checkup import examine
from casework.errors import NotFound
from casework.notices import addresses, delivery, mailbox
from casework.notices.composing import compose
from models.vocabulary import MessageStatus
from tests.notices.conftest import NINE

WAITING, SENT, DEAD = MessageStatus


@pytest.fixture
def message(office, post):
    """A message to U11 that waits; its id."""
    post.notice()
    return compose(office, NINE)[0]


def test_a_message_goes_once_over_every_address(office, post, message, recorder):
    for url in ("json://one.example.cn", "json://two.example.cn", "file:"):
        addresses.add_address(office, "U11", url, by="Y01")
    assert delivery.waiting(office, NINE) == [message]
    assert delivery.deliver(office, message, NINE, recorder) is SENT
    assert recorder.tried == [
        "json://one.example.cn", "json://two.example.cn", f"file:2026-03-02/U11-{message}"
    ]  # fmt: skip
    row = post.messages()[0]
    assert (row.sent_at, row.last_error) == (NINE, None)
    assert recorder.to("one")[0] == (row.title, row.body)
    assert f"编号 YC-M-{message}" in row.body
    assert delivery.deliver(office, message, NINE, recorder) is SENT
    assert len(recorder.tried) == 3 and delivery.waiting(office, NINE) == []


def test_arrived_over_one_address_it_has_arrived_and_the_other_is_noted(office, post, message, recorder):
    for url in ("json://broken.example.cn", "json://fine.example.cn"):
        addresses.add_address(office, "U11", url, by="Y01")
    recorder.fails["broken"] = -1
    assert delivery.deliver(office, message, NINE, recorder) is SENT
    assert post.messages()[0].last_error == "json:told_to_fail"


def test_waits_grow_and_the_eighth_failure_is_the_last(office, post, message, recorder):
    recorder.fails["U11"] = -1
    now, waits = NINE, []
    for attempt in range(1, 9):
        assert delivery.deliver(office, message, now, recorder) is (DEAD if attempt == 8 else WAITING)
        row = post.messages()[0]
        assert (row.attempts, row.last_error) == (attempt, "file:told_to_fail")
        waits.append(row.next_at - now)
        assert delivery.waiting(office, row.next_at - timedelta(seconds=1)) == []
        assert delivery.deliver(office, message, now, recorder) is row.status
        now = row.next_at
    assert all(later > sooner for sooner, later in itertools.pairwise(waits))
    assert timedelta(seconds=48) <= waits[0] <= timedelta(seconds=72)
    assert delivery.wait_after(30) <= delivery.MOST_WAIT * 1.2
    assert len(recorder.tried) == 8 and delivery.waiting(office, now + timedelta(days=9)) == []
    assert mailbox.overview(office).dead == 1
    assert [m["id"] for m in mailbox.listed(office, DEAD)] == [message]
    assert mailbox.retry(office, message, now, by="S01") == 1
    assert mailbox.retry(office, None, now, by="S01") == 0
    recorder.fails.clear()
    assert delivery.deliver(office, message, now, recorder) is SENT
    with pytest.raises(NotFound):
        mailbox.retry(office, message, now, by="S01")


def test_one_dead_address_does_not_stop_the_others(office, post, recorder):
    for officer in ("U11", "U12", "U21"):
        post.notice(officer)
    compose(office, NINE)
    recorder.fails["U11"] = -1
    states = [delivery.deliver(office, one, NINE, recorder) for one in delivery.waiting(office, NINE)]
    assert states == [WAITING, SENT, SENT]
    post.notice("L01", urgent=True)
    late = compose(office, NINE)
    assert delivery.waiting(office, NINE + timedelta(hours=1)) == [*late, post.messages("U11")[0].id]


def test_of_two_that_send_at_once_one_has_it(office, message):
    assert delivery.claim(office, message, NINE)
    assert not delivery.claim(office, message, NINE)
    assert delivery.waiting(office, NINE) == []
    assert delivery.claim(office, message, NINE + delivery.LEASE)


def test_without_an_address_the_message_lies_in_a_file_of_the_owner(office, post, message):
    assert delivery.deliver(office, message, NINE) is SENT
    path = office.settings.folder / "notices" / "2026-03-02" / f"U11-{message}.txt"
    row = post.messages()[0]
    assert path.read_text() == f"{row.title}\n\n{row.body}"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_file_that_cant_be_written_is_a_failure_and_nothing_is_written_elsewhere(tmp_path):
    (tmp_path / "taken").write_text("")
    for folder, url in (
        (tmp_path / "taken", "file:d/n"),
        (tmp_path, "file:../n"),
        (tmp_path, "file:d/../../n"),
    ):
        with pytest.raises(DeliveryFailed):
            FileNotifier(folder).send(url, "t", "b")
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]


def test_a_test_message_tells_of_every_channel(office, recorder):
    addresses.add_address(office, "U11", "json://fine.example.cn", by="U11")
    addresses.add_address(office, "U11", "feishu://abcdefgh12345678", by="U11")
    recorder.fails["feishu"] = -1
    tried = delivery.try_out(office, "U11", NINE, recorder, by="Y01")
    assert tried == [("json", None), ("feishu", "told_to_fail")]
    with pytest.raises(NotFound):
        delivery.try_out(office, "nobody", NINE, recorder, by="Y01")


def test_the_checkup_names_dead_and_late_messages(office, post, message, recorder):
    def finding(at):
        office.clock.move_to(at)
        return next(f for f in examine(office) if f.check == "messages")

    assert finding(NINE).good
    late = finding(NINE + timedelta(minutes=31))
    assert not late.good and "yice notices list --dead" in late.sentence
    recorder.fails["U11"] = -1
    for day in range(8):
        delivery.deliver(office, message, NINE + timedelta(days=day), recorder)
    dead = finding(NINE)
    assert not dead.good and "发送失败1条" in dead.sentence
