"""A report's query code for the clerk to print; nobody else is shown one."""

from sqlmodel import select

from casework.acts import query_codes
from casework.acts.step import find_case, find_officer
from casework.errors import NotFound, NotPermitted
from casework.office import Office
from casework.rules.permissions import PERMITS
from models.tables import Report
from models.vocabulary import Act


def printed(office: Office, case: str, report: int, by: str) -> str:
    """The code in force for a report of this very case; whoever may issue one may print it again."""
    with office.database.read() as session:
        officer = find_officer(session, by)
        if officer.role not in PERMITS[Act.issue_query_code]:
            whose = "、".join(role.label for role in PERMITS[Act.issue_query_code])
            raise NotPermitted(f"查询码须由{whose}打印，您的身份是{officer.role.label}。")
        mine = Report.problem_id == find_case(session, case).id
        found = session.exec(select(Report).where(mine, Report.number == report)).first()
        if found is None or found.query_code_hash is None:
            raise NotFound(f"案件{case}举报{report}尚未发放查询码。", code="no_query_code")
        return query_codes.plain(office, found)
