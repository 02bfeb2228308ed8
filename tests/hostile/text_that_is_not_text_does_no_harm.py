# promise: P9
# defence: render
# control: none because what is shown is that odd bytes and characters arrive as something, and that the next line is whole
# expect: held
import os
import sys

os.write(1, b"\xff\xfe\x80\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80\n")
os.write(2, bytes(range(256)) + b"\n")
sys.stdout.buffer.write("\U0001f40d".encode()[:2])
sys.stdout.buffer.flush()
sys.stdout.buffer.write("\U0001f40d".encode()[2:] + b"\n")
try:
    print("\ud800")
except UnicodeEncodeError as error:
    print("refused:", type(error).__name__)
print("a" * 100_000)
print("\n" * 5_000)
print("held")
