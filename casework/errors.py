"""The family of refusals: one Chinese sentence for the person, one stable code for the program."""


class YiceError(Exception):
    """Base of every error that a person may see.

    `code` is stable and English; `sentence` says in Chinese what happened and what is possible;
    `facts` holds what a program may need (never personal data).
    """

    code = "error"

    def __init__(self, sentence: str, code: str | None = None, **facts):
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code or type(self).code
        self.facts = facts


class BadInput(YiceError):
    """What was given can't be understood; it stays with the person to be corrected."""

    code = "bad_input"


class NotFound(YiceError):
    """Nothing goes by that number or name."""

    code = "not_found"


class Refused(YiceError):
    """The rules say no; `facts["possible"]` lists the acts that are possible now."""

    code = "impossible_act"


class NotPermitted(Refused):
    """The act is possible, but not for this officer."""

    code = "not_permitted"


class NeedsMissing(Refused):
    """The act is possible once `facts["missing"]` is made good."""

    code = "needs_missing"


class Stale(YiceError):
    """Somebody else acted first; `facts["version"]` and `facts["stage"]` are the new state."""

    code = "stale_version"


class RequestReused(YiceError):
    """The request id belongs to another request; harm prevented: one request, two effects."""

    code = "request_reused"


class PolicyError(YiceError):
    """A policy file is wrong; `facts` name file, row and reason."""

    code = "policy"


class Broken(YiceError):
    """Something the product relies on is missing or damaged; nothing was changed."""

    code = "broken"
