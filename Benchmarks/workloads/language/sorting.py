"""Sorting records with key functions, and in more than one order."""

state = 12345


def draw(limit):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 65536 % limit


class Person:
    def __init__(self, number):
        self.name = "%s%s%03d" % ("BCDFGHKLMN"[draw(10)], "aeiou"[draw(5)], draw(1000))
        self.age = draw(90)
        self.score = draw(10_000) / 100


people = [Person(n) for n in range(80_000)]
by_age = sorted(people, key=lambda p: p.age)
by_name = sorted(people, key=lambda p: p.name)
by_all = sorted(people, key=lambda p: (-p.age, p.name, p.score))
by_score = sorted(people, key=lambda p: p.score, reverse=True)
pairs = [(p.age, p.score) for p in people]
pairs.sort()
numbers = [draw(30_000) for _ in range(400_000)]
numbers.sort()
words = sorted((p.name.lower() for p in people), key=len)
checksum = sum(i % 7 * p.age for i, p in enumerate(by_name)) + sum(i % 5 * p.age for i, p in enumerate(by_all))
print(by_age[0].age, by_all[0].name, by_score[0].score, pairs[100], numbers[1000], words[0], checksum)
assert all(a <= b for a, b in zip(numbers, numbers[1:]))
assert all(a.age < b.age or a.age == b.age for a, b in zip(by_age, by_age[1:]))
assert checksum == 17782402
