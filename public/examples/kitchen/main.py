# Many things at once with asyncio: while the rice boils, nobody has to stand
# beside it. One after the other it would take twice as long.
import asyncio
import time

START = time.monotonic()
SPEED = 0.05  # seconds for a minute in the kitchen


def say(who, what):
    minute = round((time.monotonic() - START) / SPEED / 5) * 5
    print(f"{minute:3} min  {who:<7}{what}")


async def minutes(count):
    await asyncio.sleep(count * SPEED)


async def rice():
    say("rice", "into the water")
    await minutes(20)
    say("rice", "done")
    return 20


async def sauce(board):
    async with board:
        say("sauce", "chopping tomatoes")
        await minutes(10)
    say("sauce", "simmering")
    await minutes(20)
    say("sauce", "done")
    return 30


async def salad(board):
    await minutes(5)
    say("salad", "waits for the chopping board")
    async with board:
        say("salad", "chopping")
        await minutes(15)
    say("salad", "done")
    return 15


async def main():
    board = asyncio.Semaphore(1)  # there is only one
    async with asyncio.TaskGroup() as cooks:
        tasks = [
            cooks.create_task(dish) for dish in (rice(), sauce(board), salad(board))
        ]
    work = sum(task.result() for task in tasks)
    say("all", f"on the table: {work} minutes of work, at the same time")

    try:
        async with asyncio.timeout(15 * SPEED):
            say("cake", "into the oven, but the guests wait 15 minutes only")
            await minutes(45)
    except TimeoutError:
        say("cake", "no cake today")


asyncio.run(main())
