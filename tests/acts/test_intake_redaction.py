"""What leaves the office: a redacted text, signed by another person, and nothing beside the list."""

import pytest

from casework.errors import Refused
from casework.queries.handout import handout
from casework.rules.redaction import ALLOWED
from models.tables import Redaction
from models.vocabulary import Stage

S = Stage
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
CLEAN = "某厂夜间噪声扰民，影响周边居民"


def accepted_with_a_reporter(act, **reporter):
    case = act.register(description="我是钱示例，家住样例路，某厂夜间噪声扰民", channel="visit", area="云陂区",
                        pollutants=["noise"], reporter=act.reporter(**reporter))  # fmt: skip
    act.accept_case(case)
    return case


def test_a_unit_is_given_exactly_what_is_on_the_list(act, office):
    case = accepted_with_a_reporter(act)
    act("list_demands", case, "C01", demands=["停止夜间生产"])
    act.sign_off(case, CLEAN)
    given = handout(office, case)
    assert tuple(given) == ALLOWED
    assert given["text"] == CLEAN and given["demands"] == ["停止夜间生产"]
    assert (given["case_number"], given["area"], given["pollutants"]) == (case, "云陂区", ["noise"])
    assert not any(word in str(given) for word in ("钱示例", "visit", "来访", "1390000"))


def test_before_the_signature_nothing_leaves_the_office(act, office, refused):
    case = accepted_with_a_reporter(act)
    with refused("needs_missing") as error:
        act("assign", case, "S01", unit="ZF")
    assert "须先签发脱敏稿" in error.value.sentence
    act("draft_redaction", case, "C01", text=CLEAN)
    with pytest.raises(Refused, match="尚未签发"):
        handout(office, case)
    with refused("needs_missing"):
        act("assign", case, "S01", unit="ZF")
    act("sign_redaction", case, "S01", number=1)
    assert act("assign", case, "S01", unit="ZF").stage is S.investigating


@on_sqlite
def test_only_a_report_by_nobody_needs_no_signature(act, refused):
    """Whoever left a telephone may have put his name into the text, whatever he wants to be called."""
    known = accepted_with_a_reporter(act, anonymity="anonymous")
    with refused("needs_missing"):
        act("assign", known, "S01", unit="ZF")
    nobody = act.register()
    act.accept_case(nobody)
    assert act("assign", nobody, "S01", unit="ZF").stage is S.investigating


@on_sqlite
def test_a_reporter_of_a_merged_case_is_kept_secret_too(act, refused):
    target, other = act.register(), act.register(reporter=act.reporter())
    act("screen", other, "C01", outcome="merge", into=target)
    act.accept_case(target)
    with refused("needs_missing"):
        act("assign", target, "S01", unit="ZF")
    with refused("needs_missing") as error:
        act("draft_redaction", target, "C01", text="钱示例反映噪声")
    assert "举报人姓名" in error.value.sentence


@on_sqlite
def test_nobody_signs_what_he_wrote_himself(act, refused):
    case = accepted_with_a_reporter(act)
    act("draft_redaction", case, "S01", text=CLEAN)
    with refused("needs_missing") as error:
        act("sign_redaction", case, "S01", number=1)
    assert "提出人不能批准" in error.value.sentence


@on_sqlite
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("来电13800138000反映", "手机号码"),
        ("座机0531-81234567", "固定电话号码"),
        ("证件11010519491231002X", "身份证号码"),
        ("钱 示 例反映噪声", "举报人姓名"),
        ("电话１３９ ００００ １１１１", "举报人电话"),
        ("住云陂区样例路8号的居民", "举报人住址"),
    ],
)
def test_a_text_that_still_shows_somebody_is_refused_without_repeating_it(act, refused, text, kind):
    case = accepted_with_a_reporter(act)
    with refused("needs_missing") as error:
        act("draft_redaction", case, "C01", text=text)
    assert kind in error.value.sentence
    assert not any(word in error.value.sentence for word in ("1380013", "钱示例", "样例路", "8123"))


@on_sqlite
def test_a_reporter_who_comes_after_the_draft_is_looked_for_at_the_signature(act, refused):
    case = act.register()
    act("draft_redaction", case, "C01", text="孙样本反映的噪声")
    act.report(case, reporter=act.reporter(name="孙样本"))
    with refused("needs_missing") as error:
        act("sign_redaction", case, "S01", number=1)
    assert "举报人姓名" in error.value.sentence


def test_a_new_draft_takes_the_place_of_the_one_before_and_of_the_signed_one_when_signed(act, office):
    case = accepted_with_a_reporter(act)
    act("draft_redaction", case, "C01", text="初稿")
    act.sign_off(case, "二稿")
    act("draft_redaction", case, "C01", text="三稿")
    assert handout(office, case)["text"] == "二稿"
    act("sign_redaction", case, "S01", number=3)
    assert handout(office, case)["text"] == "三稿"
    assert [row.status.value for row in act.rows(Redaction)] == ["superseded", "superseded", "signed"]
