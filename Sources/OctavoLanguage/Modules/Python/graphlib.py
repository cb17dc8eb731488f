"""Orders that respect what must come before what."""

from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]

_OUT = -1
_DONE = -2


class _Node:
    __slots__ = ("node", "waiting", "successors")

    def __init__(self, node):
        self.node = node
        # How many nodes must come before; then whether it was given out, or is done.
        self.waiting = 0
        self.successors = []


class CycleError(ValueError):
    """Nodes that must each come before the next, and the last before the first."""


class TopologicalSorter:
    """Gives the nodes of a graph in an order in which each comes after those it depends on."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _get(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = self._nodes[node] = _Node(node)
        return found

    def add(self, node, *predecessors):
        """A node, and nodes that must come before it."""
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        own = self._get(node)
        own.waiting += len(predecessors)
        for predecessor in predecessors:
            self._get(predecessor).successors.append(node)

    def prepare(self):
        """No more nodes are added; finds cycles."""
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [own.node for own in self._nodes.values() if own.waiting == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """The nodes that nothing keeps waiting any more."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].waiting = _OUT
        self._ready.clear()
        self._out += len(result)
        return result

    def is_active(self):
        """Whether there is more to come."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Nodes that no longer keep others waiting."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            own = self._nodes.get(node)
            if own is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if own.waiting != _OUT:
                if own.waiting >= 0:
                    raise ValueError(f"node {node!r} was not passed out (still not ready)")
                raise ValueError(f"node {node!r} was already marked as done")
            own.waiting = _DONE
            for successor in own.successors:
                waiting = self._nodes[successor]
                waiting.waiting -= 1
                if waiting.waiting == 0:
                    self._ready.append(successor)
            self._finished += 1

    def _find_cycle(self):
        """A cycle that begins and ends with the same node, found depth first; None if there is none."""
        path = []
        pending = []
        place = {}
        seen = set()
        for start in self._nodes:
            if start in seen:
                continue
            node = start
            while True:
                if node in seen:
                    if node in place:
                        return path[place[node] :] + [node]
                else:
                    seen.add(node)
                    pending.append(iter(self._nodes[node].successors))
                    place[node] = len(path)
                    path.append(node)
                # On to the next successor of the last node of the path that has one.
                while path:
                    try:
                        node = next(pending[-1])
                        break
                    except StopIteration:
                        del place[path.pop()]
                        pending.pop()
                else:
                    break
        return None

    def static_order(self):
        """All nodes, one by one."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(GenericAlias)
