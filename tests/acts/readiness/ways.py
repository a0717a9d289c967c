"""Ways of being ready for an act: who does it and what is given."""


def plain(by, **given):
    """Nothing has to be there beforehand."""
    return lambda act, case: (case, by, given)
