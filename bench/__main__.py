"""Runs every bench, each in an interpreter of its own; ends with 1 if one of them broke."""

import subprocess
import sys

BENCHES = ("act", "startup", "wake", "sweep")


def main() -> int:
    """One after the other: side by side they would measure each other."""
    codes = [subprocess.run([sys.executable, "-m", f"bench.{name}"]).returncode for name in BENCHES]
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
