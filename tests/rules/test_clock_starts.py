"""Which act starts which clock: one table, and what it says agrees with the moves, the lives and the policy."""

from casework.policy import book
from casework.rules.clock_starts import BY_POLICY, STARTS, starters_of
from casework.rules.lifecycle import MOVES
from casework.rules.objects import LIVES

POLICY = book.shipped()
NEVER_STARTED = {
    "AR-03", "CF-01", "CF-03", "CF-07", "HD-01", "XC-04",
    "XF-01", "XF-02", "XF-03", "PL-01", "PL-02", "PL-03", "PL-04", "PL-05", "HL-01", "HL-02", "HL-03", "HL-04",
    "YS-01", "YS-02", "YS-03", "YS-04", "YS-05", "YS-06", "YS-07", "YS-08", "YS-09", "YS-10", "YS-11", "YS-12",
    "YS-13", "YS-14", "YS-15", "XJ-01", "XJ-02", "XJ-03", "XJ-04", "DC-01", "DC-02", "DC-03", "DC-04",
    "GP-02", "XF-10", "YT-01", "XP-01", "DB-01",
}  # fmt: skip
"""By hand alone, on their legal event; the office's own clocks rest on some of them."""


def test_what_the_moves_start_stands_in_the_table():
    for move in MOVES:
        assert set(move.starts) <= set(STARTS.get(move.act, ())), (move.act, move.starts)


def test_every_clock_named_is_one_of_the_policy():
    assert {key for keys in STARTS.values() for key in keys} <= set(POLICY.clocks.clocks)
    assert set(BY_POLICY.values()) <= set(POLICY.clocks_named)


def test_the_clocks_that_no_act_starts_are_those_that_are_known():
    alone = {key for key in POLICY.clocks.clocks if not starters_of(key, POLICY.clocks_named)}
    assert alone == NEVER_STARTED


def test_the_clock_of_an_object_is_started_by_an_act():
    for life in LIVES.values():
        for key in filter(None, (life.clock, *life.further_clocks)):
            assert starters_of(key, POLICY.clocks_named), (life.table, key)
