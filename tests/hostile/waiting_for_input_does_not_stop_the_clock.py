# promise: P3
# defence: guard
# control: deadline
# expect: stopped deadline
# Looks like a program that asks a question, but nobody is asked, and turns the processor.
import io
import sys

while True:
    try:
        sys.stdin = io.StringIO()
        input("Your name? ")
    except BaseException:
        pass
