# promise: P9
# defence: guard
# control: none because the limit is the learner's own to set: what is shown is that the run ends and the next one works
# expect: raised RecursionError | failed crashed | stopped deadline
import sys

print("inside: the limit is", sys.getrecursionlimit())
sys.setrecursionlimit(2**31 - 1)


class Hostile:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr([self])


try:
    repr(Hostile())
finally:
    Hostile().x
