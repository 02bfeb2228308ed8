"""Measure time without printing it, run a scheduler on a pretend clock, and use queues."""
import queue
import sched
import time

began, ticks = time.monotonic(), time.perf_counter_ns()
time.sleep(0.02)
elapsed = time.monotonic() - began
print("slept:", elapsed >= 0.015, "monotonic:", time.monotonic() >= began, "ns is int:", isinstance(ticks, int))
print("cpu time is known:", time.process_time() >= 0, "year after 2020:", time.gmtime().tm_year > 2020)

moment = time.gmtime(1_234_567_890)
print(time.strftime("%Y-%m-%d %H:%M:%S %j %a", moment), tuple(moment)[:6], time.asctime(moment))
print(time.strptime("30 Nov 00", "%d %b %y").tm_yday, moment.tm_wday)


class PretendClock:
    def __init__(self):
        self.now = 0.0

    def time(self):
        return self.now

    def sleep(self, seconds):
        if seconds > 0:
            print(f"   …{seconds:g}s pass")
        self.now += seconds


clock = PretendClock()
scheduler = sched.scheduler(clock.time, clock.sleep)


def ring(what, again=0):
    print(f"{clock.now:>5.1f} ⏰ {what}")
    if again:
        scheduler.enter(10, 1, ring, (what,), {"again": again - 1})


scheduler.enter(5, 2, ring, ("tea",))
scheduler.enter(5, 1, ring, ("urgent call",))
scheduler.enterabs(2.5, 1, ring, ("stretch",), {"again": 2})
cancelled = scheduler.enter(7, 1, ring, ("never",))
scheduler.cancel(cancelled)
print(len(scheduler.queue), "events")
scheduler.run()
print("done at", clock.now, scheduler.empty())

jobs: queue.Queue = queue.Queue(maxsize=2)
jobs.put("a")
jobs.put_nowait("b")
try:
    jobs.put("c", block=False)
except queue.Full:
    print("full at", jobs.qsize())
print(jobs.get(), jobs.get(timeout=1), jobs.empty())
try:
    jobs.get(timeout=0.01)
except queue.Empty:
    print("empty")
urgent: queue.PriorityQueue = queue.PriorityQueue()
for item in ((2, "wash"), (1, "cook"), (3, "sleep")):
    urgent.put(item)
stack: queue.LifoQueue = queue.LifoQueue()
for letter in "xyz":
    stack.put(letter)
print([urgent.get()[1] for _ in range(3)], [stack.get() for _ in range(3)], queue.SimpleQueue().qsize())
