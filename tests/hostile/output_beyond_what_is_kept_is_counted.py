# promise: P4
# defence: meter
# control: meter
# expect: completed
# Twice what is kept: the program ends well, and the page says what it left out.
for n in range(2 << 10):
    print("x" * 1023)
