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

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, graph=None):
        self._nodes, self._ready = {}, None
        # How many were given out and are not done.
        self._out = 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _get(self, node):
        if (found := self._nodes.get(node)) is None:
            found = self._nodes[node] = _Node(node)
        return found

    def _prepared(self):
        """The nodes that are ready, after prepare()."""
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._ready

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
        given, self._ready = tuple(self._prepared()), []
        for node in given:
            self._nodes[node].waiting = _OUT
        self._out += len(given)
        return given

    def is_active(self):
        """Whether there is more to come."""
        return bool(self._prepared()) or self._out > 0

    __bool__ = is_active

    def done(self, *nodes):
        """Nodes that no longer keep others waiting."""
        ready = self._prepared()
        for node in nodes:
            match self._nodes.get(node):
                case None:
                    raise ValueError(f"node {node!r} was not added using add()")
                case _Node(waiting=waiting) if waiting >= 0:
                    raise ValueError(f"node {node!r} was not passed out (still not ready)")
                case _Node(waiting=waiting) if waiting == _DONE:
                    raise ValueError(f"node {node!r} was already marked as done")
                case own:
                    own.waiting = _DONE
            self._out -= 1
            for successor in own.successors:
                follower = self._nodes[successor]
                follower.waiting -= 1
                if not follower.waiting:
                    ready.append(successor)

    def _find_cycle(self):
        """A cycle that begins and ends with the same node, found depth first; None if there is none."""
        known = set()
        for start in self._nodes:
            # The nodes from the start on, each with those of its successors that are still to be looked at.
            path = {} if start in known else {start: iter(self._nodes[start].successors)}
            known.add(start)
            while path:
                node, successors = next(reversed(path.items()))
                follower = next(successors, path)
                if follower is path:
                    del path[node]
                elif follower in path:
                    nodes = [*path]
                    return [*nodes[nodes.index(follower) :], follower]
                elif follower not in known:
                    known.add(follower)
                    path[follower] = iter(self._nodes[follower].successors)

    def static_order(self):
        """All nodes, one by one."""
        self.prepare()
        while ready := self.get_ready():
            yield from ready
            self.done(*ready)
