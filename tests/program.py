"""The command line as a person or a script meets it: what it answers, and a way to run it in this process."""

import io
import json
import os
import re
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

ONE_SENTENCE = re.compile(r"[^\n]*[\u4e00-\u9fff][^\n]*。\n")


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def last(self) -> Any:
        """What a program reads: the last line."""
        return json.loads(self.out.splitlines()[-1])

    def refuses(self, code: int, error: str) -> bool:
        """One Chinese sentence for the person, a stable code for the program, no trace."""
        assert "Traceback" not in self.out + self.err
        assert ONE_SENTENCE.fullmatch(self.err), self.err
        return (self.code, self.last["error"]) == (code, error) and self.last["sentence"] == self.err.strip()


def yice(*arguments: Any) -> Answer:
    """Run the command line here, with the settings of the environment; quicker than a process of its own."""
    from yice.main import main

    out, err, mask, code = io.StringIO(), io.StringIO(), os.umask(0o077), 0
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main([*map(str, arguments)])
    except SystemExit as end:
        code = end.code or 0
    finally:
        os.umask(mask)
    return Answer(code, out.getvalue(), err.getvalue())
