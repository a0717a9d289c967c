"""The docs say what the code does: generated pages are fresh, nothing in the code goes unnamed."""

import ast
import re
import subprocess
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from casework.acts import ACTS
from casework.policy import book
from casework.rules.lifecycle import MOVES, UNPROMPTED
from casework.settings import Settings
from models.vocabulary import Stage
from yice import generated_docs
from yice.commands import docs
from yice.main import COMMANDS, cli
from yice.words_said import first_sentence

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")
REGISTRIES = "|".join(("py" + "pi", "python" + "hosted", "index[-_]?url", "arti" + "factory", "nexus"))
REGISTRY_ADDRESS = re.compile(rf"https?://[^\s\"'<>]*(?:{REGISTRIES})|https?://[^\s\"'<>]*/simple\b", re.I)
ABSOLUTE_PATH = re.compile(r"(?<![\w.~}$/)-])/(?:work|root|home)(?=[/\s\"'`),;:]|$)", re.M)


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def all_docs() -> str:
    return "\n".join(text(path) for path in (*READMES, "docs/operations.md"))


# Generated pages


@pytest.mark.parametrize("path", generated_docs.PAGES)
def test_generated_page_is_fresh(path):
    assert text(path) == generated_docs.PAGES[path](), f"{path} is stale: run `yice docs`"


def test_check_names_the_stale_page_and_docs_writes_it(tmp_path, monkeypatch):
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").touch()
    run = CliRunner().invoke
    assert run(docs.command).exit_code == 0
    assert run(docs.command, ["--check"]).exit_code == 0
    (tmp_path / "docs/clocks.md").write_text("old")
    checked = run(docs.command, ["--check"])
    assert checked.exit_code == 1
    assert "docs/clocks.md" in checked.output and "docs/states.md" not in checked.output
    assert (tmp_path / "docs/clocks.md").read_text() == "old"


def test_states_page_names_every_stage_act_and_need():
    page = generated_docs.states()
    for stage in Stage:
        assert f'state "{stage.label}" as {stage}' in page
    for move in MOVES:
        assert move.act.label in page
        assert all(f"`{need.__name__}` {first_sentence(need.__doc__)}" in page for need in move.needs)


def test_acts_page_names_every_field_of_every_act():
    page = generated_docs.acts()
    for act in ACTS.values():
        section = page.split(f"## {act.act.label} `{act.act}`")[1].split("\n## ")[0]
        assert all(f"| `{name}` |" in section for name in act.given.model_fields)
    assert "see below |\n\n##" not in page


def test_every_field_that_a_person_fills_in_has_a_chinese_title():
    for act in ACTS.values():
        if act.act not in UNPROMPTED:
            assert [n for n, field in act.given.model_fields.items() if not field.title] == [], act.act


def test_clocks_page_names_every_clock():
    heads = [line.split("` |")[0] for line in generated_docs.clocks().splitlines()]
    for key, clock in book.clock_book().clocks.items():
        area = f"（{clock.area}）" if clock.area else ""
        assert heads.count(f"| {clock.label}{area} | `{key}") == 1, key


def test_every_setting_stands_in_the_example_and_says_what_it_is():
    example = text(".env.example")
    for name, field in Settings.model_fields.items():
        assert f"# YICE_{name.upper()}=" in example
        assert field.description and field.description in example
    assert all(not line or line.startswith("#") for line in example.splitlines())


# READMEs


def flow_names() -> set[str]:
    """The name of every function of ours that Prefect runs as a flow."""
    calls = [
        decorator
        for path in (ROOT / "flows").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for decorator in node.decorator_list
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "flow"
    ]
    return {ast.literal_eval(word.value) for call in calls for word in call.keywords if word.arg == "name"}


@pytest.mark.parametrize("path", READMES)
def test_every_flow_stands_in_the_table_of_flows(path):
    listed = set(re.findall(r"^\| `(\w+)` \|", text(path), re.M))
    assert "lifecycle" in flow_names()
    assert flow_names() == listed


@pytest.mark.parametrize("path", READMES)
def test_every_command_stands_in_the_readme(path):
    assert [name for name in COMMANDS if f"`yice {name}" not in text(path)] == []


@pytest.mark.parametrize("path", READMES)
def test_every_part_of_a_command_stands_in_its_row(path):
    """The acts have a page of their own."""
    rows = [line for line in text(path).splitlines() if line.startswith("| `yice ")]
    for name in COMMANDS:
        command = cli.get_command(None, name)
        if isinstance(command, click.Group) and name != "act":
            [row] = [row for row in rows if f"`yice {name} " in row]
            named = set(re.findall(r"[a-z]+", "".join(re.findall(r"`[^`]*`", row.split(" | ")[0]))))
            assert set(command.commands) <= named, name


def test_the_docs_name_only_commands_acts_settings_and_targets_that_exist():
    said = all_docs()
    assert set(re.findall(r"(?:^|`|/)yice (?!act )([a-z]+)", said, re.M)) <= set(COMMANDS)
    assert set(re.findall(r"yice act ([a-z_]+)", said)) <= set(ACTS)
    assert set(re.findall(r"YICE_([A-Z_]+[A-Z])", said)) <= {name.upper() for name in Settings.model_fields}
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.M))
    assert set(re.findall(r"(?:^|`)make ([a-z-]+)", said, re.M)) <= targets


def test_links_lead_somewhere():
    pages = [*READMES, *(p.relative_to(ROOT).as_posix() for p in (ROOT / "docs").rglob("*.md"))]
    for page in pages:
        for link in re.findall(r"\]\(([^)#]+)\)", text(page)):
            assert link.startswith("http") or (ROOT / page).parent.joinpath(link).exists(), (page, link)


@pytest.mark.parametrize("path", sorted((ROOT / "docs/decisions").glob("*.md")), ids=lambda path: path.stem)
def test_a_decision_says_what_gets_easier_and_what_harder(path):
    said = path.read_text(encoding="utf-8")
    assert said.startswith(f"# {int(path.name[:4])}. ")
    for part in (
        "\nStatus: ",
        "\n## Context\n",
        "\n## Decision\n",
        "\n## Consequences\n",
        "\nEasier: ",
        "\nHarder: ",
    ):
        assert part in said


# The repository


@pytest.fixture(scope="module")
def tracked() -> dict[str, str]:
    """Every text file of the repository that is not ignored."""
    ask = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(ask, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git here, so nothing says which files belong to the repository")
    found = {}
    for name in filter(None, listed.split("\0")):
        try:
            found[name] = text(name)
        except (OSError, UnicodeDecodeError):
            continue
    return found


def test_no_file_holds_the_address_of_a_registry(tracked):
    assert [name for name, said in tracked.items() if REGISTRY_ADDRESS.search(said)] == []


def test_no_file_holds_a_path_of_somebodys_machine(tracked):
    found = {name: hit.group() for name, said in tracked.items() if (hit := ABSOLUTE_PATH.search(said))}
    assert found == {}


def test_there_is_one_lock_and_it_names_no_index(tracked):
    assert "uv.lock" not in tracked
    lock = text("requirements.lock")
    assert re.findall(r"^\s*(?:-i|-f|--\S*(?:index|links|host)\S*).*", lock, re.M) == []
    pins = re.split(r"\n(?=\S)", lock.strip())
    assert [pin.splitlines()[0] for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []
