"""Timeouts, task groups, locks and events in asyncio."""
import asyncio


async def job(name: str, seconds: float, fail: bool = False) -> str:
    try:
        await asyncio.sleep(seconds)
        if fail:
            raise RuntimeError(f"{name} failed")
        return f"{name} ok"
    except asyncio.CancelledError:
        print(f"{name} was cancelled")
        raise


async def main() -> None:
    try:
        async with asyncio.timeout(0.02):
            await job("slow", 60)
    except TimeoutError:
        print("timed out")
    try:
        await asyncio.wait_for(job("slower", 60), timeout=0.01)
    except TimeoutError as error:
        print("wait_for:", type(error).__name__)
    print(await asyncio.wait_for(job("quick", 0.001), timeout=30))

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(job(f"job{n}", n / 1000)) for n in (3, 1, 2)]
    print([task.result() for task in tasks])

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job("steady", 60))
            group.create_task(job("bad", 0.005, fail=True))
    except* RuntimeError as many:
        print("group:", many.message, "->", [str(error) for error in many.exceptions])

    lock, ready, seen = asyncio.Lock(), asyncio.Event(), []

    async def visitor(number: int) -> None:
        await ready.wait()
        async with lock:
            seen.append(number)
            await asyncio.sleep(0.001)
            seen.append(number)

    async with asyncio.TaskGroup() as group:
        for number in range(3):
            group.create_task(visitor(number))
        await asyncio.sleep(0.005)
        print("before:", seen)
        ready.set()
    print("after:", seen)


asyncio.run(main())
