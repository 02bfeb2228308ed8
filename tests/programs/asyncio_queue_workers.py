"""Producers and consumers that share a bounded asyncio queue."""
import asyncio


async def producer(queue: asyncio.Queue, name: str, items: range) -> None:
    for item in items:
        await queue.put((name, item))
    print(f"producer {name} finished")


async def consumer(queue: asyncio.Queue, totals: dict[str, int]) -> None:
    while True:
        name, item = await queue.get()
        totals[name] = totals.get(name, 0) + item
        await asyncio.sleep(0)
        queue.task_done()


async def main() -> None:
    queue: asyncio.Queue = asyncio.Queue(maxsize=3)
    totals: dict[str, int] = {}
    workers = [asyncio.create_task(consumer(queue, totals)) for _ in range(2)]
    await asyncio.gather(producer(queue, "a", range(1, 11)), producer(queue, "b", range(100, 105)))
    await queue.join()
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print(sorted(totals.items()), "empty:", queue.empty())

    ranked: asyncio.PriorityQueue = asyncio.PriorityQueue()
    for entry in [(3, "sleep"), (1, "eat"), (2, "code")]:
        ranked.put_nowait(entry)
    print([ranked.get_nowait()[1] for _ in range(ranked.qsize())])

    closing: asyncio.Queue = asyncio.Queue()
    closing.put_nowait("last one")
    closing.shutdown()
    print(await closing.get())
    try:
        await closing.get()
    except asyncio.QueueShutDown:
        print("queue has shut down")


if __name__ == "__main__":
    asyncio.run(main())
