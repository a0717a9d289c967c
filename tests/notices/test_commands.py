"""The commands: what they do, what they show and what they keep to themselves."""

import json

import pytest
from click.testing import CliRunner

from casework.errors import Broken
from casework.notices import addresses, feeds
from casework.notices.composing import compose
from casework.settings import Settings
from models.vocabulary import MessageStatus
from tests.notices.conftest import NINE
from yice.main import cli
from yice.supervisor import Supervisor

pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)


@pytest.fixture
def yice(settings, monkeypatch):
    """Call a command; its last line read as a program does, with --json."""
    monkeypatch.setenv("YICE_HOME", str(settings.home))
    monkeypatch.setenv("YICE_CLOCK_FILE", str(settings.clock_file))

    def call(*arguments: str, given: str | None = None, code: int = 0):
        done = CliRunner().invoke(cli, list(arguments), input=given, standalone_mode=False)
        assert done.exit_code == code, done.output or done.exception
        return json.loads(done.output.splitlines()[-1]) if "--json" in arguments else done.output

    return call


def test_messages_are_composed_sent_listed_and_shown(office, post, yice):
    office.clock.move_to(NINE)
    post.notice("U11")
    post.notice("U12", urgent=True)
    assert yice("notices", "send", "--json") == {"composed": 2, "waiting": 0, "sent": 2, "dead": 0}
    assert yice("notices", "send", "--json") == {"composed": 0, "waiting": 0, "sent": 0, "dead": 0}
    listed = yice("notices", "list")
    assert "YC2026-000001" not in listed and "一策今日提醒1项" in listed
    assert "YC2026-000001" in yice("notices", "show", str(post.messages("U11")[0].id), "--by", "U11")
    assert len(list((office.settings.folder / "notices").rglob("*.txt"))) == 2


def test_dead_letters_are_shown_and_begin_anew(office, post, yice):
    post.notice()
    (message,) = compose(office, NINE)
    with office.database.write() as session:
        row = session.merge(post.messages()[0])
        row.status, row.attempts, row.last_error = MessageStatus.dead, 8, "mailto:not_delivered"
    assert yice("notices", "list", "--dead", "--json") == {"messages": 1}
    assert "mailto:not_delivered" in yice("notices", "list", "--dead")
    assert yice("notices", "retry", "--all", "--by", "Y01", "--json") == {"retried": 1}
    assert (post.messages()[0].status, post.messages()[0].attempts) == (MessageStatus.waiting, 0)
    yice("notices", "retry", str(message), "--by", "Y01", code=1)
    yice("notices", "retry", "--by", "Y01", code=1)


def test_an_address_is_read_from_standard_input_and_never_shown(office, web, yice):
    secret = f"json://bot:canary@127.0.0.1:{web.port}/canary"
    added = yice("address", "add", "U11", "-", "--by", "Y01", "--json", given=f"{secret}\n")
    said = yice("address", "list") + json.dumps(yice("address", "list", "--json"))
    assert "U11" in said and "canary" not in said
    assert yice("address", "test", "U11", "--by", "U11", "--json")["good"] is True
    assert web.taken[0]["title"] == "一策测试消息"
    web.script = [500]
    assert "not_delivered" in yice("address", "test", "U11", "--by", "Y01", code=1)
    yice("address", "remove", str(added["id"]), "--by", "Y01", "--json")
    assert addresses.listed(office) == []


def test_a_feed_is_made_listed_and_revoked(office, yice):
    address = yice("feed", "make", "U11", "--by", "U11").strip()
    secret = address.rsplit("/", 1)[1].removesuffix(".ics")
    assert address.startswith("http://127.0.0.1:4280/feeds/")
    assert feeds.find(office, secret) is not None
    assert secret not in yice("feed", "list")
    assert yice("feed", "revoke", "U11", "--by", "B01", "--json") == {"revoked": 1}
    assert feeds.find(office, secret) is None


def test_a_taken_page_port_is_said_before_anything_starts(settings, yice, web, monkeypatch):
    monkeypatch.setenv("YICE_WEB_PORT", str(web.port))
    monkeypatch.setenv("YICE_PREFECT_API_URL", "http://127.0.0.1:9/api")
    with pytest.raises(Broken, match="YICE_WEB_PORT") as refused:
        Supervisor(Settings(), print)
    assert refused.value.code == "port_taken"
    assert Supervisor(Settings(), print, web=False).afterwards == []
    yice("web", code=1)
