#!/usr/bin/env python3
"""Record what a real CPython prints for every program here.

    python3 record.py [--check] [--python PATH] [NAME ...]

Each NAME.py runs as `python3.14 -I -X utf8 NAME.py` in an empty folder, twice, with different hash
seeds; what it wrote to standard output, byte for byte, becomes NAME.out. A program that fails, that
writes to standard error, or that prints two different things is refused. With --check nothing is
written: the recorded bytes are compared.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def run(python: str, program: pathlib.Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [python, "-I", "-X", "utf8", str(program)],
            cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
        )
    if done.returncode or done.stderr:
        raise RuntimeError(f"exit code {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    parser.add_argument("--python", default="python3.14", help="the interpreter (default: %(default)s)")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these programs")
    options = parser.parse_args()
    version = subprocess.run(
        [options.python, "-I", "-c", "import platform as p; print(p.python_implementation(), p.python_version())"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()
    print("interpreter:", version)
    programs = sorted(p for p in HERE.glob("*.py") if p.name != pathlib.Path(__file__).name)
    if options.names:
        programs = [p for p in programs if p.stem in options.names]
    bad = 0
    for program in programs:
        recorded = program.with_suffix(".out")
        try:
            output = run(options.python, program)
            if output != run(options.python, program):
                raise RuntimeError("two runs printed different things")
            if options.check and (not recorded.exists() or recorded.read_bytes() != output):
                raise RuntimeError("differs from what is recorded")
        except (RuntimeError, subprocess.TimeoutExpired) as error:
            bad += 1
            print(f"{program.name}: {error}")
            continue
        if not options.check:
            recorded.write_bytes(output)
    print(f"{len(programs) - bad} passed, {bad} failed")
    return 1 if bad or not programs else 0


if __name__ == "__main__":
    sys.exit(main())
