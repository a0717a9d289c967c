"""Why a published row can't become a case: it holds no problem, or it is not a row of the list."""

from casework.rules.published.columns import PROBLEM_TEXT, header_key
from casework.rules.published.sheet_row import SheetRow
from casework.rules.published.wording import says_nothing
from models.vocabulary import ListForm

NO_PROBLEM = "这一行没有问题正文，不能作为案件导入。"


def not_a_case(row: SheetRow) -> str | None:
    """A Chinese sentence when the row is a separator or the header again, else None."""
    filled = {name: text for name, text in row.cells.items() if text.strip()}
    if all(says_nothing(text) for text in filled.values()):
        return "这是空行或分隔行，不是问题。"
    if _repeats_header(filled):
        return "这是重复出现的表头，不是问题。"
    if len(filled) > 2 and len(set(filled.values())) == 1:
        return "整行是同一段文字，像是分隔标题，不是问题。"
    return None


def _repeats_header(filled: dict[str, str]) -> bool:
    same = sum(header_key(name) == header_key(text[:100]) for name, text in filled.items())
    return same * 2 > len(filled)


def read_problem(row: SheetRow) -> tuple[str, str]:
    """The column the problem text stands in, and the text as shown; ('…', '') when there is none."""
    column = PROBLEM_TEXT[row.form]
    text = row.take_legible(column)
    if text or row.form is not ListForm.enforcement:
        return column, text
    name = row.take_legible("案件名称")
    if name:
        row.guess("案件名称", "没有案情简介，以案件名称作为问题正文")
    return "案件名称", name
