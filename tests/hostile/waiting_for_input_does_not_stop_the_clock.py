# promise: P3
# defence: guard
# control: deadline
# expect: stopped deadline
# Looks like a program that asks a question, and turns the processor.
import sys

while True:
    try:
        input("Your name? ")
    except EOFError:
        sys.stdin = open("/dev/stdin")
    except BaseException:
        pass
