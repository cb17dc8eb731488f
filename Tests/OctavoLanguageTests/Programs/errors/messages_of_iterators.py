def attempt(action):
    try:
        print("gives", repr(action()))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}")


import collections
import functools
import heapq
import itertools
import operator


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        return self.hint

    def __iter__(self):
        return iter([])


attempt(lambda: operator.length_hint(Hint("a")))
attempt(lambda: operator.length_hint(Hint(-1)))
attempt(lambda: operator.length_hint(5, "a"))
attempt(lambda: list(Hint(-1)))
attempt(lambda: operator.concat(1, 2))
attempt(lambda: operator.methodcaller())
attempt(lambda: operator.methodcaller(5))
attempt(lambda: operator.itemgetter())
attempt(lambda: operator.attrgetter(5))
attempt(lambda: operator.attrgetter())
attempt(lambda: operator.countOf(5, 1))
attempt(lambda: operator.indexOf([1], 2))
attempt(lambda: operator.index(1.5))


def mutate(call):
    class Spoils:
        def __eq__(self, other):
            queue.append(1)
            return False

    queue = collections.deque([Spoils(), Spoils()])
    return call(queue)


attempt(lambda: mutate(lambda queue: queue.remove(5)))
attempt(lambda: mutate(lambda queue: queue.index(5)))
attempt(lambda: mutate(lambda queue: queue.count(5)))
attempt(lambda: mutate(lambda queue: 5 in queue))
attempt(lambda: collections.deque([1]).remove(5))
attempt(lambda: collections.deque().pop())
attempt(lambda: collections.deque(maxlen=-1))
attempt(lambda: collections.deque([1], 1).insert(0, 5))
attempt(lambda: collections.deque([1])[5])
attempt(lambda: collections.deque([1]) + [1])
attempt(lambda: collections.namedtuple("P", "x").x.__get__(5))
attempt(lambda: collections.namedtuple("P", "class"))
attempt(lambda: collections.namedtuple("P", "x x"))
attempt(lambda: collections.namedtuple("P", "_x"))
attempt(lambda: collections.namedtuple("P", "x y")(1))
attempt(lambda: collections.namedtuple("P", "x", defaults=(1, 2)))
attempt(lambda: collections.namedtuple("P", "x y")._make([1]))
attempt(lambda: collections.namedtuple("P", "x")(1)._replace(z=1))
attempt(lambda: functools.partial())
attempt(lambda: functools.partial(5))
attempt(lambda: functools.partial(len).__setstate__(5))
attempt(lambda: functools.cmp_to_key(lambda a, b: 0)(1) < 5)
attempt(lambda: functools.reduce(lambda a, b: a, []))
attempt(lambda: functools.reduce(len, 5))
attempt(lambda: functools.lru_cache(maxsize="a"))
attempt(lambda: functools.singledispatch(len)())


def shrinking():
    items = list(range(20))

    class Item:
        def __lt__(self, other):
            items.clear()
            return True

    items[:] = [Item() for _ in range(20)]
    heapq.heappop(items)


attempt(shrinking)
attempt(lambda: heapq.heappop([]))
attempt(lambda: heapq.heappush(5, 1))
attempt(lambda: heapq.heapreplace([], 1))
attempt(lambda: itertools.combinations([1], "a"))
attempt(lambda: itertools.combinations([1], -1))
attempt(lambda: itertools.permutations([1], "a"))
attempt(lambda: itertools.permutations([1], -1))
attempt(lambda: itertools.product([1, 2], repeat=-1))
attempt(lambda: itertools.product([1, 2], repeat=10 ** 18))
attempt(lambda: itertools.islice([1], -1))
attempt(lambda: itertools.islice([1], 0, 5, 0))
attempt(lambda: itertools.repeat(1, "a"))
attempt(lambda: itertools.count("a"))
attempt(lambda: itertools.tee([1], -1))
attempt(lambda: itertools.chain.from_iterable(5))
attempt(lambda: next(itertools.chain(5)))
attempt(lambda: next(itertools.starmap(len, [5])))
attempt(lambda: itertools.zip_longest([1], other=1))
attempt(lambda: itertools.accumulate(5))
attempt(lambda: itertools.pairwise(5))
attempt(lambda: next(zip([1], [1, 2], strict=1), 5))
attempt(lambda: list(zip([1], [1, 2], strict=True)))
attempt(lambda: list(zip([1, 2], [1], strict=True)))
attempt(lambda: list(zip([1], [1], [1, 2], strict=True)))
attempt(lambda: enumerate(5))
attempt(lambda: enumerate([], "a"))
attempt(lambda: reversed({1}))
attempt(lambda: iter(5, 5))
attempt(lambda: next(5))
attempt(lambda: map(len))
attempt(lambda: filter(len))
attempt(lambda: range(1, 2, 0))
attempt(lambda: range("a"))
attempt(lambda: range(5)[9])
attempt(lambda: range(5).index(9))
attempt(lambda: slice(1).indices(-1))
attempt(lambda: slice("a").indices(5))
attempt(lambda: [1][slice("a")])
