import inspect


async def fetch(x):
    async with x as y:
        async for z in y:
            await z
    return [w async for w in y]


class Client:
    """Asynchronous methods do no harm while nobody calls them."""

    async def __aenter__(self):
        return self

    def plain(self):
        return 1


print(fetch.__name__, inspect.iscoroutinefunction(fetch), inspect.iscoroutinefunction(Client().plain), Client().plain())
