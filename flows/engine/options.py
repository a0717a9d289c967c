"""What every flow of ours is declared with."""

from pathlib import Path
from typing import Any

QUIET: dict[str, Any] = {"persist_result": False, "result_storage": Path("results")}
"""Nothing a flow returns is kept. The path is never written to; naming one spares each run two questions
to the server about where results would go."""
