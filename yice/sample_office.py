"""The sample office and its list of problems, so that a first look shows a working office."""

from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

from sqlmodel import select

from casework.acts.intake import screen
from casework.acts.investigation import assign
from casework.errors import Refused
from casework.importing import open_import
from casework.office import Office
from casework.roster import begin_roster
from models.tables import Problem

CLERK, SUPERVISOR = "C01", "S01"
UNITS = {"云陂区": "YB", "桐川县": "TC", "白鹭区": "BL", "石渡县": "SD", "临槐县": "LH", "南屿区": "NY"}


def fill(office: Office, say: Callable[[str], None]) -> None:
    """Load roster and list into an empty office, accept twenty problems and assign them by area.

    An office that has people of its own is left alone.
    """
    with office.database.read() as session:
        if session.exec(select(Problem.id).limit(1)).first() is not None:
            return
    try:
        with sample("office.toml") as roster:
            begin_roster(office, roster)
    except Refused as refusal:
        say(refusal.sentence)
        return
    cases = load_list(office, "petitions.csv")
    for case, area in cases[:20]:
        accept_and_assign(office, case, area)
    say(f"已装入样例：{len(cases)}个问题登记，其中20个已受理并交办。")


def sample(name: str):
    """A file of the sample, as a path for as long as the context lasts."""
    return as_file(files("yice") / "sample" / name)


def load_list(office: Office, name: str) -> list[tuple[str, str]]:
    """Import a sample list; the case numbers and areas of the rows taken."""
    with sample(name) as path:
        work = open_import(office, Path(path), CLERK, office.clock.now())
        taken = [(row, report) for row, report in zip(work.table.rows, work.rows(), strict=True)]
    return [(r.case, row.cells.get("行政区域", "")) for row, r in taken if r.verdict == "taken" and r.case]


def unit_for(area: str) -> str:
    """The branch of the county an area lies in, else the enforcement team."""
    return next((code for county, code in UNITS.items() if county in area), "ZF")


def accept_and_assign(office: Office, case: str, area: str) -> None:
    """Accept a problem and give it to the unit of its area."""
    unit, now = unit_for(area), office.clock.now()
    screen(office, case, by=CLERK, request_id=f"sample:screen:{case}", now=now, outcome="accept")
    assign(office, case, by=SUPERVISOR, request_id=f"sample:assign:{case}", now=now, unit=unit)
