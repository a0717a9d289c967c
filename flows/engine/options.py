"""What every flow of ours is declared with."""

import os
from pathlib import Path
from typing import Any

RESULTS = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".yice" / "prefect") / "results"
QUIET: dict[str, Any] = {"persist_result": False, "result_storage": RESULTS}
"""Nothing a flow returns is kept; Prefect writes the exception of a failed run there all the same, so the
folder is our own. Naming one also spares each run two questions to the server about where results would go."""
