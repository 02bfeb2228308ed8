"""Async generators, async context managers and async comprehensions."""
import asyncio
from contextlib import AsyncExitStack, aclosing, asynccontextmanager


async def ticker(limit: int):
    try:
        for n in range(limit):
            await asyncio.sleep(0.001)
            yield n
    finally:
        print("ticker closed")


@asynccontextmanager
async def connection(name: str):
    print(f"open {name}")
    try:
        yield name.title()
    finally:
        await asyncio.sleep(0)
        print(f"close {name}")


class Countdown:
    def __init__(self, start: int) -> None:
        self.value = start

    def __aiter__(self):
        return self

    async def __anext__(self) -> int:
        if self.value == 0:
            raise StopAsyncIteration
        self.value -= 1
        await asyncio.sleep(0)
        return self.value + 1


async def main() -> None:
    print([n * n async for n in ticker(5) if n % 2 == 0])
    async with aclosing(ticker(100)) as ticks:
        async for n in ticks:
            if n == 2:
                break
            print("tick", n)
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(connection(n)) for n in ("db", "cache")]
        print(names)
    print({n: "!" * n async for n in Countdown(3)})
    it = aiter(Countdown(1))
    print(await anext(it), await anext(it, "exhausted"))


asyncio.run(main())
