"""What follows when a clock of enforcement ends is said for every clock, and fits what its end means."""

from casework.policy import book
from casework.rules.enforcement.consequences import CONSEQUENCES, what_follows
from models.vocabulary import EnforcementKind, Expiry

FAMILIES = ("AR-", "CF-", "SF-", "XC-", "HD-")
CLOCKS = book.shipped().clocks.clocks


def test_every_clock_of_the_families_says_what_follows_and_once_for_each_measure():
    keys = {key for key in CLOCKS if key.startswith(FAMILIES)}
    assert {one.clock for one in CONSEQUENCES} == keys
    pairs = [(one.kind, one.clock) for one in CONSEQUENCES]
    assert len(pairs) == len(set(pairs))
    assert {one.kind for one in CONSEQUENCES} == set(EnforcementKind)


def test_what_must_be_lifted_says_so():
    for one in CONSEQUENCES:
        if CLOCKS[one.clock].on_expiry is Expiry.must_lift:
            assert "解除" in one.follows, one.clock
        if CLOCKS[one.clock].on_expiry is Expiry.right_lapses:
            assert "不" in one.follows or "放弃" in one.follows, one.clock


def test_a_clock_means_nothing_for_a_measure_it_does_not_run_on():
    assert what_follows(EnforcementKind.seizure, "CF-06") is None
    found = what_follows(EnforcementKind.seizure, "SF-01")
    assert found is not None and found.article == "查封扣押办法 §20"
