# promise: P5
# defence: guard
# control: none because a wrong number means nothing to the guard, with a decoder and without: the session holds the right one
# ways: ended output started negative
# without depth: stopped deadline | stopped messages
# Output, starts and ends of runs that are not this one, of the spare and of ones to come.
import sys

from reach import entries, forge_the_end


def forge(message):
    other = -message.run if WAY == "negative" else message.run + 1
    if WAY == "output":
        return entries(type="output", run=other, stream="stdout", text="hostile")
    if WAY == "started":
        return entries(type="started", run=other)
    return entries(type="ended", run=other, ending=message.ending, memoryBytes=1)


print("held")
forge_the_end(forge)
# Not simply its end: then these names would be gone.
sys.exit()
