"""Joining, splitting, searching and replacing in text."""

vowels, consonants = "aeiou", "bdfgklmnprst"
words = []
state = 7
for _ in range(170_000):
    word = ""
    for _ in range(state % 3 + 1):
        state = (state * 48271) % 2147483647
        word += consonants[state % 12] + vowels[state // 12 % 5]
    words.append(word)
text = " ".join(words)
lines = [" ".join(words[i : i + 12]) for i in range(0, len(words), 12)]
page = "\n".join(lines)
count = 0
for line in page.split("\n"):
    fields = line.split(" ")
    count += len(fields)
    if line.startswith("ba") or line.endswith("ta"):
        count += 1
    count += line.count("an") + line.find("mu")
shouted = "".join([c.upper() if c in vowels else c for c in text])
reversed_words = " ".join([word[::-1] for word in text.split()])
replaced = text.replace("ka", "<K>").replace("<K>", "ka")
table = ",".join(str(n) for n in range(400_000))
total = sum(int(field) for field in table.split(","))
stripped = sum(len(("  " + word + "\t").strip()) for word in words)
longest = max(words, key=len)
encoded = "".join([chr((ord(c) - 97 + 13) % 26 + 97) if c != " " else c for c in text])
print(len(text), count, shouted[:20], reversed_words[-20:], replaced == text, total, stripped, encoded[:10])
assert replaced == text and total == 400_000 * 399_999 // 2
assert (len(text), count, stripped) == (849737, 285953, 679738)
