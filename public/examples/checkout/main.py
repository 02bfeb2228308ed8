# One long queue for all checkouts, or one queue for each? A simulation jumps
# from event to event; a heap always knows which one comes next.
import heapq
import random
from statistics import mean

CUSTOMERS = 400
CHECKOUTS = 3


def customers(chance):
    """When each one comes, and how long the checkout takes, in minutes."""
    now = 0.0
    for _ in range(CUSTOMERS):
        now += chance.expovariate(1.0)
        yield now, chance.uniform(0.5, 5.0)


def one_queue(people):
    free_at = [0.0] * CHECKOUTS
    waits = []
    for came, takes in people:
        start = max(came, heapq.heappop(free_at))
        waits.append(start - came)
        heapq.heappush(free_at, start + takes)
    return waits


def own_queues(people, chance):
    free_at = [0.0] * CHECKOUTS
    waits = []
    for came, takes in people:
        # Nobody can see how full the trolleys of the others are.
        which = chance.randrange(CHECKOUTS)
        start = max(came, free_at[which])
        waits.append(start - came)
        free_at[which] = start + takes
    return waits


chance = random.Random(11)
people = list(customers(chance))
for name, waits in [
    ("one queue for all", one_queue(people)),
    ("a queue for each", own_queues(people, chance)),
]:
    print(f"{name}: {mean(waits):.1f} minutes on average, {max(waits):.1f} at worst")
    for start in range(0, 30, 5):
        count = sum(start <= wait < start + 5 for wait in waits)
        print(f"  {start:2} to {start + 5:2} min {'▪' * (count // 5)} {count}")
    print(f"  longer       {sum(wait >= 30 for wait in waits)}\n")
