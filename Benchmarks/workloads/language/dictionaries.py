"""A dictionary of strings, with keys made by `%` and by f-strings."""

prices = {}
for n in range(300_000):
    prices["item-%06d" % n] = n * 37 % 1000 / 10
total = 0.0
for n in range(0, 300_000, 2):
    total += prices[f"item-{n:06d}"]
labels = {}
for name, price in prices.items():
    label = f"{name}: {price:8.2f}"
    labels[label[-3:]] = labels.get(label[-3:], 0) + 1
words = {}
for n in range(700_000):
    word = "w%d" % (n * n % 5003)
    if word in words:
        words[word] += 1
    else:
        words[word] = 1
most = max(words.items(), key=lambda item: (item[1], item[0]))
print(len(prices), f"{total:.1f}", sorted(labels.items())[:2], len(words), most)
assert (len(prices), round(total, 1), len(words), most) == (300000, 7485000.0, 2502, ("w995", 280))
