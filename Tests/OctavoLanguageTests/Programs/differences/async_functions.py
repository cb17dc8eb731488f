# title: Asynchronous code is refused
# description: Functions written with `async def` can be defined; calling one is a NotImplementedError.
# cause: Blocks run one after another; there is no event loop.
# workaround: Write plain functions and call them.
async def f():
    return 1


try:
    f().close()
    print("a coroutine was made")
except NotImplementedError as error:
    print(error)
