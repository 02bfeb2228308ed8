"""Fetch several "pages" at once and see in which order the work is done."""
import asyncio
import time

DELAYS = {"home": 0.06, "about": 0.02, "news": 0.04}
events = []


async def fetch(page: str) -> str:
    events.append(f"start {page}")
    await asyncio.sleep(DELAYS[page])
    events.append(f"done {page}")
    return page.upper()


async def broken() -> None:
    await asyncio.sleep(0.01)
    raise ValueError("no such page")


async def main() -> None:
    began = time.monotonic()
    pages = await asyncio.gather(*(fetch(page) for page in DELAYS))
    elapsed = time.monotonic() - began
    print(pages)
    print(*events, sep="\n")
    print("waited at least as long as the slowest:", elapsed >= 0.05)
    print("but not for all in turn:", elapsed < 30)

    results = await asyncio.gather(fetch("about"), broken(), return_exceptions=True)
    print([repr(result) for result in results])

    task = asyncio.create_task(fetch("home"), name="to-cancel")
    await asyncio.sleep(0)
    task.cancel("changed my mind")
    try:
        await task
    except asyncio.CancelledError as error:
        print(task.get_name(), "cancelled:", error, task.cancelled())

    for finished in asyncio.as_completed([fetch("news"), fetch("about"), fetch("home")]):
        print("completed", await finished)


asyncio.run(main())
print("loop closed")
