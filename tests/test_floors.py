"""The house keeps its floors: read from the syntax trees, so imports inside functions count too."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("models", "casework", "tasks", "flows", "yice")
BESIDE = ("migrations",)
TREES = [*FLOORS, *BESIDE]

MAY_IMPORT_PREFECT = {
    "yice/demo/agreement.py": "compares Prefect's runs with the database",
    "yice/demo/performance.py": "opens the one client of the demo",
    "yice/demo/theatre.py": "lets the watch over deadlines go round on the demo's days",
    "yice/commands/dispatch.py": "opens a client for one pass of the dispatcher",
    "yice/commands/doctor.py": "asks Prefect for its version and our deployments",
}
"""Above flows/ and tasks/; each with its reason."""

MAY_ASK_THE_MACHINE_FOR_TIME = {
    "casework/adapters/clock.py": "the product's one clock",
    "flows/engine/announcing.py": "an event is filed in Prefect's own time; ours stands in its payload",
    "flows/engine/mirror.py": "when Prefect is to start a run is told in Prefect's own time",
    "flows/engine/reconciling.py": "how long a run has been executing is read against Prefect's own stamp",
    "flows/engine/service.py": "the start time tells two lives of one worker apart",
    "yice/refusing.py": "stamps the error log, also when no office can be opened",
}
NOW = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
       ("time", "time"), ("pendulum", "now"), ("pendulum", "today")}  # fmt: skip

RULES_MAY_USE = ("casework.rules", "casework.errors", "models.vocabulary")
POLICY_MAY_USE = ("casework.policy", *RULES_MAY_USE)
DATABASE_AND_ENGINE = {"sqlmodel", "sqlalchemy", "alembic", "prefect", "httpx", "psycopg", "sqlite3"}


@cache
def tree(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), path)


def files(*folders: str) -> list[str]:
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def imports(path: str) -> Iterator[str]:
    """Every module named by an import of the file, with `from a import b` also as a.b."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def top(module: str) -> str:
    return module.partition(".")[0]


def within(module: str, packages: tuple[str, ...]) -> bool:
    return any(f"{module}.".startswith(f"{package}.") for package in packages)


def test_there_is_something_to_read():
    assert all(files(folder) for folder in TREES)


@pytest.mark.parametrize("floor", FLOORS)
def test_imports_only_go_down(floor):
    above = set(FLOORS[FLOORS.index(floor) + 1 :])
    climbs = {(path, name) for path in files(floor) for name in imports(path) if top(name) in above}
    assert not climbs


def test_migrations_know_the_tables_only():
    assert {top(name) for path in files("migrations") for name in imports(path)} & set(FLOORS) <= {"models"}


@pytest.mark.parametrize(
    ("folder", "allowed"), [("casework/rules", RULES_MAY_USE), ("casework/policy", POLICY_MAY_USE)]
)
def test_rules_and_policy_are_pure(folder, allowed):
    """Harm prevented: a rule that reads a row can't be tried with facts alone."""
    for path in files(folder):
        for name in imports(path):
            assert top(name) not in DATABASE_AND_ENGINE, (path, name)
            if top(name) in FLOORS:
                assert within(name, allowed) or any(one.startswith(f"{name}.") for one in allowed), (path, name)


def test_the_vocabulary_needs_no_library():
    for path in files("models/vocabulary"):
        assert all(within(name, ("enum", "models.vocabulary")) for name in imports(path)), path


def test_only_flows_and_tasks_and_the_named_files_import_prefect():
    users = {p for p in files(*TREES) if any(top(name) == "prefect" for name in imports(p))}
    elsewhere = {path for path in users if top(path.replace("/", ".")) not in ("flows", "tasks")}
    assert elsewhere == set(MAY_IMPORT_PREFECT)


def test_nobody_bends_the_import_path():
    """Harm prevented: a second copy of a module, found under another name."""
    bent = [
        f"{path}:{node.lineno}"
        for path in files(*TREES)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "path" and ast.unparse(node.value) == "sys"
    ]
    assert not bent
    assert not [path for path in files(*TREES) if {"sys.path", "site.addsitedir"} & set(imports(path))]


def test_only_the_clock_and_the_named_files_ask_the_machine_for_the_time():
    askers = {path for path in files(*TREES) if any(map(asks_for_time, ast.walk(tree(path))))}
    assert askers == set(MAY_ASK_THE_MACHINE_FOR_TIME)


def asks_for_time(node: ast.AST) -> bool:
    if not isinstance(node, ast.Attribute):
        return False
    owner = ast.unparse(node.value).rpartition(".")[2]
    return (owner, node.attr) in NOW


def test_models_keep_their_annotations():
    """Annotations turned into strings break SQLModel's relationships and columns."""
    assert not [path for path in files("models") if "__future__.annotations" in set(imports(path))]


def test_flows_are_named_by_module_and_never_by_file():
    named = [path for path in files(*TREES) if "FILE_PATH" in (ROOT / path).read_text(encoding="utf-8")]
    assert not named
