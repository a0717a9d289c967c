"""The legal clocks as data: complete, exactly as long as the law says, and under the law of the day."""

from datetime import date

import pytest

from casework.errors import BadInput
from casework.policy import book
from models.vocabulary import Expiry, PauseReason, PeriodUnit, Role

NOW = date(2026, 11, 22)
BOOK = book.clock_book()

RANGES = {
    "XF": 10, "PL": 5, "HL": 4, "CF": 9, "AR": 3, "SF": 4, "XC": 5, "HD": 1, "DC": 4, "GP": 2, "YT": 2,
    "XP": 1, "JC": 1, "DB": 2, "ZK": 1, "YS": 15, "XJ": 4,
}  # fmt: skip
PUBLISHED = [f"{prefix}-{n:02}" for prefix, last in RANGES.items() for n in range(1, last + 1)]
LIFECYCLE = {
    "acceptance": "受理期限",
    "handling": "办理期限",
    "forwarded_answer": "转办回复期限",
    "rectification": "整改期限",
    "rectification_again": "返工整改期限",
    "partial_report": "阶段性办结后续期限",
    "acceptance_review": "验收期限",
    "city_review": "市级复核期限",
    "publication": "公示期",
    "objection": "公示异议核实期限",
    "clue": "线索核实期限",
    "recheck": "复查期限",
    "ladder_reply": "督办反馈期限",
    "task": "任务期限",
    "letter_reply": "函件回复期限",
    "outside_reply": "外部机关回复期限",
    "incoming_reply": "来函回复期限",
    "reporter_notice": "举报人告知期限",
    "reporter_notice_assigned": "转交件举报人告知期限",
    "reply_again": "重新答复期限",
    "special_analysis": "专项剖析期限",
    "help": "支援期限",
    "reconsideration_answer": "复议答复期限",
    "suit_answer": "应诉答辩期限",
}

# Every length as published, and nothing else: d days, w working days, h hours, m months, y years.
LENGTHS = {
    "XF-01": "15d", "XF-02": "15d", "XF-03": "15d", "XF-04": "5w", "XF-05": "60d",
    "XF-06": "30d", "XF-07": "30d", "XF-08": "30d", "XF-09": "30d", "XF-10": "3w",
    "PL-01": "15d", "PL-02": "60d", "PL-03": "2w", "PL-04": "3w", "PL-05": "30d",
    "HL-01": "5w", "HL-02": "15w", "HL-03": "3w", "HL-04": "13w",
    "CF-01": "15d", "CF-02": "90d", "CF-03": "7w", "CF-04": "5w", "CF-05": "7w",
    "CF-06": "15d", "CF-07": "2y", "CF-08": "60d", "CF-09": "3m",
    "AR-01": "3w", "AR-02": "30d", "AR-03": None,
    "SF-01": "30d", "SF-02": "24h", "SF-03": "5w", "SF-04": "3w",
    "XC-01": "7w", "XC-02": "15w", "XC-03": "3m", "XC-04": "15w", "XC-05": "30d",
    "HD-01": "60d",
    "DC-01": "10d", "DC-02": "30w", "DC-03": "6m", "DC-04": "10d",
    "GP-01": "6m", "GP-02": "12m", "YT-01": "20w", "YT-02": "30d", "XP-01": "3m", "JC-01": "2m",
    "DB-01": "15d", "DB-02": "15d", "ZK-01": "4h",
    "YS-01": "3d", "YS-02": "24h", "YS-03": "24h", "YS-04": "3d", "YS-05": "3d",
    "YS-06": "24h", "YS-07": "3d", "YS-08": "3d", "YS-09": "3w", "YS-10": "3w",
    "YS-11": "3d", "YS-12": "3d", "YS-13": "3d", "YS-14": "7d", "YS-15": "7d",
    "XJ-01": "3w", "XJ-02": "3w", "XJ-03": "3w", "XJ-04": "5w",
}  # fmt: skip
UNITS = {
    "d": PeriodUnit.day,
    "w": PeriodUnit.working_day,
    "h": PeriodUnit.hour,
    "m": PeriodUnit.month,
    "y": PeriodUnit.year,
}

SECONDARY = {
    "PL-01", "PL-02", "PL-03", "PL-04", "PL-05", "HL-02", "HL-03", "HL-04", "CF-02", "DC-01", "DC-04",
    "GP-01", "GP-02", "YT-01", "YT-02", "JC-01", "DB-01", "DB-02", "ZK-01",
}  # fmt: skip
UNVERIFIED = {"CF-01", "HD-01", "DC-02", "DC-03"}

ENDINGS = {
    Expiry.right_lapses: {"XF-04", "XF-06", "XF-08", "CF-04", "CF-07", "CF-08", "CF-09", "YS-09"},
    Expiry.must_lift: {"CF-03", "SF-01", "SF-02", "XC-03"},
    Expiry.ends_on_filing: {"XC-04"},
    Expiry.may_proceed: {"DC-04", "XP-01", "XJ-02"},
    Expiry.accrues: {"AR-03"},
}

# Longer by how much; ≤ is the whole length from the start, ? has no written limit.
LENGTHENED = {
    "XF-05": "30d", "PL-02": "30d", "PL-05": "?", "HL-02": "7w ?", "HL-03": "?", "HL-04": "?",
    "CF-01": "15d", "CF-02": "30d ?", "CF-06": "?", "SF-01": "30d", "XC-03": "3m",
    "GP-01": "≤12m", "GP-02": "?", "XP-01": "6m", "YS-05": "≤7d ≤30d",
}  # fmt: skip


def short(amount: int | None, unit: PeriodUnit | None) -> str | None:
    letter = {value: key for key, value in UNITS.items()}
    return f"{amount}{letter[unit]}" if amount and unit else None


def test_every_published_clock_is_there_and_none_besides():
    assert len(PUBLISHED) == 73
    assert set(BOOK.clocks) == set(PUBLISHED) | set(LIFECYCLE)


@pytest.mark.parametrize("key", PUBLISHED)
def test_a_clock_is_as_long_as_published(key):
    policy = BOOK[key]
    assert short(policy.amount, policy.unit) == LENGTHS[key]
    period = BOOK.rule(key, NOW).period
    assert (short(period.amount, period.unit) if period else None) == LENGTHS[key]


@pytest.mark.parametrize("key", [*PUBLISHED, *LIFECYCLE])
def test_a_clock_says_in_chinese_what_starts_it_who_acts_and_what_follows(key):
    policy = BOOK[key]
    assert policy.label.endswith(("期限", "公示期"))
    assert policy.note.endswith("。")
    said = (policy.label, policy.field, policy.starts_on, policy.actor, policy.note)
    assert all(any("一" <= sign <= "鿿" for sign in words) for words in said)


def test_labels_name_one_clock_each():
    labels = [BOOK[key].label for key in [*PUBLISHED, *LIFECYCLE]]
    assert sorted(labels) == sorted(set(labels))


def test_how_sure_we_are_is_carried_over():
    for key in PUBLISHED:
        wanted = "S" if key in SECONDARY else "M" if key in UNVERIFIED else "V"
        assert (key, BOOK[key].confidence) == (key, wanted)
    assert "二手资料" in BOOK["CF-02"].note  # the number is read, its exceptions are not


def test_what_the_end_means_differs_from_clock_to_clock():
    for key in PUBLISHED:
        wanted = next((end for end, keys in ENDINGS.items() if key in keys), Expiry.duty_breached)
        assert (key, BOOK[key].on_expiry) == (key, wanted)


def test_only_the_clocks_that_may_be_lengthened_are():
    ours = {}
    for key in PUBLISHED:
        if extensions := BOOK[key].extensions:
            each = [f"{'≤' if e.total else ''}{short(e.amount, e.unit) or '?'}" for e in extensions]
            ours[key] = " ".join(each)
            assert all(e.approver is Role.lead_officer and e.times == 1 for e in extensions)
            assert all(e.condition or e.laws for e in extensions)
    assert ours == LENGTHENED
    assert BOOK["XF-05"].extensions[0].tell == ("信访人",)
    assert BOOK["CF-02"].extensions[1].condition == "集体讨论决定"


def test_only_the_law_takes_days_out_of_a_clock():
    pauses = {key: set(BOOK[key].pauses) for key in PUBLISHED if BOOK[key].pauses}
    assert pauses == {
        "XF-09": {PauseReason.hearing},
        "CF-02": set(PauseReason) - {PauseReason.suspension},
        "SF-01": {PauseReason.monitoring, PauseReason.appraisal},  # 行政强制法 §25第3款
    }


def test_local_rules_name_their_place():
    places = {key: BOOK[key].area for key in PUBLISHED if BOOK[key].area}
    assert places == {
        "XF-10": "山东", "PL-03": "福建", "PL-04": "福建", "PL-05": "福建", "HL-01": "潍坊", "HL-02": "山东",
        "HL-03": "市级部门", "HL-04": "市级部门", "DC-01": "海南", "GP-01": "山西、安徽", "YT-02": "山东",
        "ZK-01": "苏州",
    }  # fmt: skip


# Laws


def test_every_law_cited_is_in_the_book_and_every_law_in_the_book_is_cited():
    cited = {basis.law for policy in BOOK.clocks.values() for basis in policy.bases}
    assert cited == set(BOOK.instruments)


def test_a_replaced_law_ends_the_day_before_its_successor_begins():
    for key, law in BOOK.instruments.items():
        if law.replaced_by:
            successor = BOOK.instruments[law.replaced_by]
            assert law.valid_to and successor.valid_from, key
            assert (successor.valid_from - law.valid_to).days == 1, key


def test_titles_name_one_law_each_and_carry_no_brackets():
    titles = [law.title for law in BOOK.instruments.values()]
    assert len(titles) == len(set(titles))
    assert not any(sign in title for title in titles for sign in "《》")


def test_a_law_whose_first_day_is_not_known_says_so():
    undated = [law for law in BOOK.instruments.values() if not law.valid_from]
    assert undated
    assert all(law.note for law in undated)


def test_each_instrument_counts_in_its_own_way():
    laws = BOOK.instruments
    assert laws["penalties_act"].working_days == (2, 3, 5, 7)
    assert laws["coercion_act"].working_days == tuple(range(1, 11))
    assert laws["detention_rules"].working_days == "all"
    others = set(laws) - {"penalties_act", "coercion_act", "detention_rules", "reconsideration_act"}
    assert {laws[key].working_days for key in others} == {"written"}
    assert all(law.exclude_start_day for law in laws.values())


@pytest.mark.parametrize("key", ["CF-03", "CF-04", "CF-05", "XJ-01", "XJ-02", "XJ-03", "XJ-04"])
def test_short_days_of_the_penalties_act_and_the_detention_rules_are_working_days(key):
    assert BOOK.rule(key, NOW).period.unit is PeriodUnit.working_day


def test_a_transfer_of_a_crime_counts_natural_days_and_hours_except_in_its_review():
    units = {key: BOOK[key].unit for key in PUBLISHED if key.startswith("YS")}
    review = {key for key, unit in units.items() if unit is PeriodUnit.working_day}
    assert review == {"YS-09", "YS-10"}
    assert set(units.values()) == {PeriodUnit.day, PeriodUnit.hour, PeriodUnit.working_day}


@pytest.mark.parametrize("key", ["SF-01", "XC-03", "XC-05", "AR-02", "CF-07"])
@pytest.mark.parametrize("day", [date(2026, 8, 14), date(2026, 8, 15)])
def test_a_measure_or_a_limit_against_a_person_does_not_run_on_over_a_holiday(key, day):
    assert BOOK.rule(key, day).period.roll is False


@pytest.mark.parametrize("key", ["XF-02", "XF-05", "PL-02", "CF-01", "CF-02", "CF-08", "CF-09", "YS-01"])
def test_a_period_of_procedure_runs_on_to_the_first_workday(key):
    assert BOOK.rule(key, NOW).period.roll is True


# The law of the day


@pytest.mark.parametrize(
    ("key", "day", "length", "basis"),
    [
        ("CF-01", date(2010, 3, 1), "7w", "环境行政处罚办法（2010年） §22"),
        ("CF-01", date(2023, 6, 30), "7w", "环境行政处罚办法（2010年） §22"),
        ("CF-01", date(2023, 7, 1), "15d", "生态环境行政处罚办法 §18"),
        ("CF-02", date(2021, 7, 14), "3m", "环境行政处罚办法（2010年） §55"),
        ("CF-02", date(2023, 6, 30), "3m", "环境行政处罚办法（2010年） §55；行政处罚法 §60"),
        ("CF-02", date(2023, 7, 1), "90d", "生态环境行政处罚办法；行政处罚法 §60"),
        ("CF-03", date(2009, 12, 31), "7d", "行政处罚法（2021年修订前） §37"),
        ("CF-04", date(2021, 7, 14), "3d", "行政处罚法（2021年修订前） §42"),
        ("CF-04", date(2021, 7, 15), "5w", "行政处罚法 §64第1项、§85"),
        ("CF-07", date(2021, 7, 14), "2y", "行政处罚法（2021年修订前） §29"),
        ("CF-07", date(2026, 8, 14), "2y", "行政处罚法 §36"),
        ("CF-07", date(2026, 8, 15), "2y", "生态环境法典 §1054；行政处罚法 §36"),
        (
            "AR-02",
            date(2026, 8, 14),
            "30d",
            "环境保护法（2014年修订） §59；环境保护主管部门实施按日连续处罚办法 §10",
        ),
        (
            "AR-02",
            date(2026, 8, 15),
            "30d",
            "生态环境法典 §1060；环境保护主管部门实施按日连续处罚办法 §10",
        ),
        ("SF-01", date(2014, 12, 31), "30d", "行政强制法 §25"),
        ("XF-05", date(2022, 4, 30), "60d", "信访条例（2005年） §33"),
        ("XF-05", date(2022, 5, 1), "60d", "信访工作条例 §34"),
        ("XF-05", date(2005, 4, 30), "60d", "2005年5月1日以前的信访规定"),
        ("YS-09", date(2017, 1, 24), "3d", "行政执法机关移送涉嫌犯罪案件的规定 §9"),
        (
            "YS-09",
            date(2017, 1, 25),
            "3w",
            "环境保护行政执法与刑事司法衔接工作办法 §11；行政执法机关移送涉嫌犯罪案件的规定 §9",
        ),
        (
            "XJ-01",
            date(2026, 8, 14),
            "3w",
            "行政主管部门移送适用行政拘留环境违法案件暂行办法 §12、§19；环境保护法（2014年修订） §63",
        ),
    ],
)
def test_the_law_in_force_on_the_day_of_the_conduct_decides(key, day, length, basis):
    rule = BOOK.rule(key, day)
    assert (short(rule.period.amount, rule.period.unit), rule.basis) == (length, basis)


@pytest.mark.parametrize(
    ("key", "before"),
    [("AR-02", "environment_act"), ("AR-03", "environment_act"), ("SF-01", "environment_act"),
     ("PL-01", "environment_act"), ("XJ-01", "environment_act"), ("CF-07", "penalties_act")],
)  # fmt: skip
def test_the_code_takes_over_on_its_first_day(key, before):
    last, first = BOOK.rule(key, date(2026, 8, 14)).laws, BOOK.rule(key, date(2026, 8, 15)).laws
    assert before in last
    assert "code" not in last
    assert "code" in first
    assert "environment_act" not in first


@pytest.mark.parametrize(
    ("key", "day"),
    [("CF-02", date(2010, 2, 28)), ("XP-01", date(2015, 12, 31)), ("XJ-01", date(2014, 12, 31)),
     ("YS-03", date(2017, 1, 24)), ("XF-01", date(2005, 4, 30)), ("JC-01", date(2018, 3, 1))],
)  # fmt: skip
def test_a_day_without_a_law_in_force_is_refused(key, day):
    with pytest.raises(BadInput) as caught:
        BOOK.rule(key, day)
    assert caught.value.code == "no_law_in_force"
    assert f"{day}" in caught.value.sentence


def test_five_years_for_harm_begin_with_the_revised_penalties_act():
    """行政处罚法 (2021) §36; before it two years held for every conduct (§29)."""
    with pytest.raises(BadInput) as caught:
        BOOK.rule("CF-07", date(2021, 7, 14), choice="harmful")
    assert caught.value.code == "no_such_choice"
    assert BOOK.rule("CF-07", date(2021, 7, 14), choice="ordinary").period.amount == 2
    assert BOOK.rule("CF-07", date(2021, 7, 15), choice="harmful").period.amount == 5


def test_filing_may_be_put_off_under_the_measures_of_2023_alone():
    assert BOOK.extensions("CF-01", date(2023, 6, 30)) == ()
    assert [e.amount for e in BOOK.extensions("CF-01", date(2023, 7, 1))] == [15]


def test_an_unknown_clock_is_refused():
    with pytest.raises(BadInput) as caught:
        BOOK.rule("XF-99", NOW)
    assert caught.value.code == "no_such_policy"


# Lengths that the case chooses


@pytest.mark.parametrize(
    ("key", "choice", "length"),
    [("DB-02", "urgent", "5d"), ("DB-02", "ordinary", "15d"), ("DB-02", "hard", "30d"),
     ("ZK-01", "key", "4h"), ("ZK-01", "general", "48h"), ("CF-07", "ordinary", "2y"),
     ("CF-07", "harmful", "5y")],
)  # fmt: skip
def test_the_case_chooses_one_of_the_lengths(key, choice, length):
    period = BOOK.rule(key, NOW, choice=choice).period
    assert short(period.amount, period.unit) == length


def test_only_three_clocks_have_choices_and_another_choice_is_refused():
    assert {key for key, policy in BOOK.clocks.items() if policy.choices} == {"DB-02", "ZK-01", "CF-07"}
    with pytest.raises(BadInput) as caught:
        BOOK.rule("DB-02", NOW, choice="harmful")
    assert caught.value.code == "no_such_choice"
    assert "急件" in caught.value.sentence


@pytest.mark.parametrize("amount", [3, 7, 12])
def test_the_ban_on_approvals_lasts_three_to_twelve_months(amount):
    assert BOOK.rule("XP-01", NOW, amount=amount).period.amount == amount


@pytest.mark.parametrize("amount", [0, 2, 13])
def test_a_ban_shorter_or_longer_is_refused(amount):
    with pytest.raises(BadInput) as caught:
        BOOK.rule("XP-01", NOW, amount=amount)
    assert caught.value.code == "bad_period"


def test_a_length_that_the_law_fixes_can_not_be_set():
    with pytest.raises(BadInput) as caught:
        BOOK.rule("XF-02", NOW, amount=20)
    assert caught.value.code == "amount_fixed"


# The clocks of every case


def test_the_clocks_of_every_case_keep_their_names_and_lengths():
    assert {key: BOOK[key].label for key in LIFECYCLE} == LIFECYCLE
    assert {key: short(BOOK[key].amount, BOOK[key].unit) for key in LIFECYCLE} == {
        "acceptance": "15d",
        "handling": "60d",
        "forwarded_answer": "15d",
        "rectification": None,
        "rectification_again": "15d",
        "partial_report": None,
        "acceptance_review": "15d",
        "city_review": "15d",
        "publication": "10d",
        "objection": "15d",
        "clue": "15d",
        "recheck": None,
        "ladder_reply": "15d",
        "task": None,
        "letter_reply": "15d",
        "outside_reply": "15d",
        "incoming_reply": "15d",
        "reporter_notice": "15d",
        "reporter_notice_assigned": "15d",
        "reply_again": "15d",
        "special_analysis": "10d",
        "help": "15d",
        "reconsideration_answer": "10w",
        "suit_answer": "15d",
    }


def test_the_clocks_of_every_case_name_the_published_one_they_rest_on():
    sources = {key: BOOK[key].source for key in LIFECYCLE}
    assert sources["rectification"] == "plan"
    assert {source for source in sources.values() if source != "plan"} <= set(PUBLISHED)
    for key in ("acceptance", "handling", "forwarded_answer", "publication", "ladder_reply"):
        source = BOOK[sources[key]]
        assert (BOOK[key].bases, BOOK[key].confidence) == (source.bases, source.confidence)


def test_of_the_clocks_of_every_case_only_the_handling_is_extended_once_by_thirty_days():
    extended = {key: BOOK[key].extensions for key in LIFECYCLE if BOOK[key].extensions}
    assert list(extended) == ["handling"]
    (extension,) = extended["handling"]
    assert (extension.amount, extension.unit, extension.total) == (30, PeriodUnit.day, False)
    assert (extension.times, extension.approver) == (1, Role.lead_officer)


def test_of_the_clocks_of_every_case_only_the_publication_is_waited_for():
    waited = {key for key in LIFECYCLE if BOOK[key].on_expiry is Expiry.may_proceed}
    assert waited == {"publication"}
    assert {BOOK[key].on_expiry for key in LIFECYCLE} == {Expiry.may_proceed, Expiry.duty_breached}


@pytest.mark.parametrize("key", LIFECYCLE)
def test_the_clocks_of_every_case_run_under_some_law_whenever_the_conduct_was(key):
    turns = {d for law in BOOK.instruments.values() for d in (law.valid_from, law.valid_to) if d}
    firsts = {date(year, 1, 1) for year in range(2004, 2046)}
    for day in firsts | {day for day in turns if day.year >= 2004}:
        rule = BOOK.rule(key, day)
        assert rule.basis and len(rule.basis) <= 300
