"""What an acceptance asks for, on both sides of each rule."""

import pytest

from casework.rules.acceptance import ClaimFacts, Item, check_gaps, claim_gaps, item_of_measure, next_level
from models.vocabulary import AcceptanceLevel, CheckResult, Claim

EFFECT = Item("effect_meets_norm", "整改效果达标", may_not_apply=False)
ALIKE = Item("like_looked_for", "举一反三")
FIRST = item_of_measure(1)
ITEMS = (EFFECT, ALIKE, FIRST)
DONE = [ClaimFacts(word, Claim.done) for word in ("effect_meets_norm", "举一反三", "措施1")]
NEEDLESS = Claim.not_applicable


def test_a_self_check_that_speaks_of_every_item_by_code_or_name_lacks_nothing():
    assert claim_gaps(ITEMS, DONE) == ()
    assert claim_gaps(ITEMS, [DONE[0], ClaimFacts("like_looked_for", NEEDLESS, "无同类企业"), DONE[2]]) == ()


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        (DONE[1:], ("自查缺少“整改效果达标”",)),
        ([], ("自查缺少“整改效果达标”", "自查缺少“举一反三”", "自查缺少“措施1”")),
        ([*DONE, ClaimFacts("measure-2", Claim.done)], ("没有“measure-2”这一验收项",)),
        ([*DONE, ClaimFacts("measure-1", Claim.done)], ("“措施1”自查重复",)),
        ([*DONE[:2], ClaimFacts("措施1", NEEDLESS)], ("“措施1”不适用，缺少理由",)),
        ([ClaimFacts("整改效果达标", NEEDLESS, "不必"), *DONE[1:]], ("“整改效果达标”不能作不适用",)),
    ],
)
def test_a_self_check_is_told_all_that_it_lacks(claims, said):
    assert claim_gaps(ITEMS, claims) == said


def test_what_is_not_looked_at_or_not_met_stands_in_the_way_and_nothing_else():
    results = CheckResult.met, None, CheckResult.not_met, CheckResult.not_applicable
    checked = list(zip("一二三四", results, strict=True))
    assert check_gaps(checked) == ("“二”尚未核验", "“三”未达标")


def test_the_city_looks_again_only_where_the_list_names_it():
    county, city = AcceptanceLevel
    assert next_level((county, city), county) is city
    assert next_level((county, city), city) is None
    assert next_level((county,), county) is None
