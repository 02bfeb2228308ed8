"""Leave a program early, with output from atexit functions after the end."""
import atexit
import sys

print("arguments:", len(sys.argv) - 1)


@atexit.register
def goodbye() -> None:
    print("registered first, runs last: 再见")


atexit.register(print, "with arguments", 1, 2, sep=" | ")


def never() -> None:
    print("unregistered, so never seen")


atexit.register(never)
atexit.unregister(never)


def main() -> int:
    try:
        print("working")
        for n in range(10):
            if n == 3:
                print("leaving at", n)
                sys.exit(0)
    except SystemExit as stop:
        print("caught SystemExit with code", stop.code)
        raise
    finally:
        print("finally still runs")
    return 1


if __name__ == "__main__":
    sys.stdout.write("no newline after this")
    print()
    main()
    print("not reached")
