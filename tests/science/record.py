"""Records what the programs here print: ``python record.py [NAME…]``, with numpy, pandas, matplotlib, sympy and Pillow installed in
the versions of ``packages.lock.json``. See README.md."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def record(program: Path) -> None:
    environment = os.environ | {"MPLBACKEND": "agg", "PYTHONUTF8": "1", "COLUMNS": "80"}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, "-W", "ignore", program], cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode or done.stderr:
        sys.exit(f"{program.name}: {done.stderr.decode()}")
    program.with_suffix(".out").write_bytes(done.stdout)


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for path in sorted(HERE.glob("*.py")):
        if path.name != "record.py" and (not wanted or path.stem in wanted):
            record(path)
