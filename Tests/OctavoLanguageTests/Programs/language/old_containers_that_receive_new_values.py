# Containers and objects that outlived many others are given new values: these must stay alive as well.
import collections
import heapq


def churn():
    for i in range(26_000):
        (i, i)


def fresh(k):
    return [str(k), (k, str(k))]


class Node:
    pass


class Bag(list):
    pass


def variable():
    value = fresh(0)

    def get():
        return value

    def put(new):
        nonlocal value
        value = new

    return get, put


def keeper():
    kept = None
    while True:
        kept = fresh((yield kept))


items, table, names, node, bag, heap = [None] * 4, {}, set(), Node(), Bag(), []
groups, queue, order = collections.defaultdict(list), collections.deque(maxlen=5), collections.OrderedDict()
get, put = variable()
generator = keeper()
next(generator)
for k in range(8):
    churn()
    items[k % 4] = fresh(k)
    items.append(fresh(k))
    items[1:2] = [fresh(k), fresh(k)]
    items[::len(items) - 1] = [fresh(k), fresh(k)]
    table[k % 3] = fresh(k)
    table["k%d" % k] = fresh(k)
    if k % 3 == 2:
        del table["k%d" % (k - 1)]
    names.add(("name", str(k)))
    node.link = fresh(k)
    setattr(node, "a%d" % (k % 3), fresh(k))
    bag.append(fresh(k))
    bag.tag = fresh(k)
    groups[k % 2].append(fresh(k))
    queue.append(fresh(k))
    order[k % 3] = fresh(k)
    order.move_to_end(k % 3, last=bool(k % 2))
    heapq.heappush(heap, (-k, fresh(k)))
    put(fresh(k))
    held = generator.send(k)
    churn()
    print(items[1], items[-1], table[k % 3], node.link, bag[-1], bag.tag, groups[k % 2][-1])
    print(queue[-1], order[k % 3], heap[0], get(), held, ("name", str(k)) in names)
print(items)
print(table)
print(sorted(names), node.__dict__, bag)
print(dict(groups), queue, order, heap)
