# promise: P4
# defence: memory
# control: memory
# expect: raised MemoryError
kept = []
while True:
    kept.append(bytearray(32 << 20))
