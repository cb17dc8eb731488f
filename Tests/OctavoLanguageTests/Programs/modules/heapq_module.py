import heapq

h = []
for x in [5, 1, 8, 3, 2]:
    heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(5)], h)
data = [9, 4, 7, 1, 8, 2]
heapq.heapify(data)
print(
    data,
    heapq.heappushpop(data, 3),
    heapq.heapreplace(data, 10),
    data,
    heapq.nlargest(2, data),
    heapq.nsmallest(3, data),
    heapq.nlargest(2, ["bbb", "a", "cc"], key=len),
    heapq.nsmallest(0, data),
    heapq.nlargest(1, data),
    heapq.nsmallest(100, [2, 1]),
)
print(
    list(heapq.merge([1, 4, 9], [2, 3], [5])),
    list(heapq.merge([9, 4], [8], reverse=True)),
    list(heapq.merge(["b", "aa"], ["c"], key=lambda s: -len(s))),
)
tasks = [(2, "write"), (1, "plan"), (3, "ship"), (1, "ask")]
heapq.heapify(tasks)
while tasks:
    print(heapq.heappop(tasks), end=" ")
print()
for attempt in (
    lambda: heapq.heappop([]),
    lambda: heapq.heapreplace([], 1),
    lambda: heapq.heappush([1], "a"),
    lambda: heapq.heapify((1, 2)),
    lambda: heapq.heappush(5, 1),
):
    try:
        print(attempt())
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)
graph = {"a": {"b": 4, "c": 1}, "b": {"d": 1}, "c": {"b": 2, "d": 5}, "d": {}}
distance, queue = {}, [(0, "a")]
while queue:
    d, node = heapq.heappop(queue)
    if node not in distance:
        distance[node] = d
        for other, w in graph[node].items():
            heapq.heappush(queue, (d + w, other))
print(distance)
