"""Fills the office's own templates. A template is trusted code of ours; what is filled in never is."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

import templates


def fill(name: str, **values: Any) -> str:
    """The template with the values in it, each escaped; a value that is missing raises, never prints blank."""
    return _environment().get_template(name).render(**values)


@cache
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(
        loader=FileSystemLoader(Path(templates.__file__).parent),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
