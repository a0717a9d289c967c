"""Writes `calendar.csv` from the well-kept holiday libraries: by hand (`make calendar`), never by the product.

Official years come from chinesecalendar; the first year it lacks comes from holidays (statute only, no 调休)
and is provisional, as are those after.
"""

import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

FIRST, OFFICIAL_TO, PROVISIONAL_TO = 2004, 2026, 2045
CHINESE = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利70周年",
}


def exceptional_days() -> Iterator[tuple[str, ...]]:
    """Rows (region, day, is_workday, name, source, status) where a day is not what its weekday says."""
    import chinese_calendar
    import holidays

    day = date(FIRST, 1, 1)
    while day.year <= OFFICIAL_TO:
        works, name = chinese_calendar.is_workday(day), chinese_calendar.get_holiday_detail(day)[1]
        if works != (day.weekday() < 5):
            yield "CN", f"{day}", f"{works:d}", CHINESE[name], "国务院办公厅放假通知", "official"
        day += timedelta(days=1)
    years = range(OFFICIAL_TO + 1, PROVISIONAL_TO + 1)
    for day, name in sorted(holidays.country_holidays("CN", years=years, language="zh_CN").items()):
        if day.weekday() < 5:
            yield "CN", f"{day}", "0", name, "全国年节及纪念日放假办法（未含调休）", "provisional"


def main() -> None:
    """Overwrite the CSV beside this file."""
    with Path(__file__).with_name("calendar.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("region", "day", "is_workday", "name", "source", "status"))
        writer.writerows(exceptional_days())


if __name__ == "__main__":
    sys.exit(main())
