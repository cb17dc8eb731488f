# title: Asynchronous code is refused
# description: `async def`, `await`, `async for` and `async with` are Python that Octavo does not run.
# cause: Blocks run one after another; there is no event loop.
# workaround: Write plain functions and call them.
try:
    exec("async def f():\n    return 1\n")
    print("defined")
except NotImplementedError as error:
    print(error)
