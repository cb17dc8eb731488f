text = """the quick brown fox jumps over the lazy dog
the dog barks and the fox runs away"""
counts = {}
for line in text.splitlines():
    for word in line.split():
        counts[word] = counts.get(word, 0) + 1
for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:5]:
    print(f"{word:<8}{count:>3} {'#' * count}")
longest = max(counts, key=len)
print("longest:", longest, "distinct:", len(counts), "total:", sum(counts.values()))
by_length = {}
for word in counts:
    by_length.setdefault(len(word), []).append(word)
for length in sorted(by_length):
    print(length, sorted(by_length[length]))
