"""A command-line tool that is given its command lines as lists."""
import argparse
import contextlib
import io
import shlex


def build() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="todo", description="Keep a list.", epilog="¡Hasta luego!", color=False)
    parser.add_argument("-v", "--verbose", action="count", default=0, help="say more")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add = commands.add_parser("add", help="add a task", color=False)
    add.add_argument("text", nargs="+")
    add.add_argument("-p", "--priority", type=int, choices=range(1, 4), default=2)
    add.add_argument("--tag", action="append", default=[])
    listing = commands.add_parser("list", help="list all", color=False)
    group = listing.add_mutually_exclusive_group()
    group.add_argument("--done", action="store_true")
    group.add_argument("--open", action="store_true")
    listing.add_argument("--color", action=argparse.BooleanOptionalAction, default=True)
    return parser


def run(parser: argparse.ArgumentParser, line: str, tasks: list[tuple]) -> None:
    print("$ todo", line)
    errors = io.StringIO()
    try:
        with contextlib.redirect_stderr(errors):
            options = parser.parse_args(shlex.split(line))
    except SystemExit as stop:
        last = errors.getvalue().strip().rpartition("\n")[2]
        print("exit", stop.code, last.partition(" (choose")[0])
        return
    match options:
        case argparse.Namespace(command="add", text=text, priority=priority, tag=tag):
            tasks.append((priority, " ".join(text), tag))
            if options.verbose:
                print("added number", len(tasks), "verbosity", options.verbose)
        case argparse.Namespace(command="list"):
            for priority, text, tag in sorted(tasks):
                print(f"  [{'!' * priority:<3}] {text} {' '.join('#' + t for t in tag)}".rstrip())
            print("  color:", options.color)


tasks: list[tuple] = []
parser = build()
for line in ("-vv add Buy milk --tag shop --tag=food", 'add -p3 "Ring Zoë ☎"', "list --no-color", "list --done --open",
             "add x -p 9", "add", "fly", "--help"):
    run(parser, line, tasks)
print(parser.parse_known_args(["list", "--unknown"])[1], vars(parser.parse_args(["list"])))
