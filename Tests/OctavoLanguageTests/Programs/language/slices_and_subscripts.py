s = "0123456789"
print(s[2:5], s[:3], s[7:], s[-3:], s[:-7], s[::3], s[::-1], s[8:2:-2], s[5:5], s[100:], s[-100:2])
l = list(range(6))
print(l[1:-1], l[-1:0:-2], l[None:None], l[True:4], l[slice(1, None, 2)])
l[1:3] = "abc"
print(l)
l[::2] = [0, 0, 0, 0]
print(l)
l[3:3] = [9, 9]
print(l)
del l[::3]
print(l)
l[:] = []
print(l)


def assign_wrong_count():
    l = [1, 2, 3]
    l[::2] = [1]


def assign_to_text():
    s[0] = "x"


for attempt in (
    assign_wrong_count,
    assign_to_text,
    lambda: s["a"],
    lambda: list(s)[1.0],
    lambda: s[::0],
    lambda: [1, 2][5],
):
    try:
        attempt()
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)


class Key:
    def __getitem__(self, key):
        return key


k = Key()
print(k[1:2, ::3, ...], k[1, 2], k[(1, 2)], k[1,], k[:])
