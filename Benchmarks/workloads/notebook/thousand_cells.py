"""Prints a notebook of a thousand small cells that share their state."""

print("---\ntitle: A thousand cells\n---\n")
print("```python\ntotal = 0\nseen = []\n```")
for number in range(1, 1000):
    print(f"\nStep {number} adds its own number.\n")
    print(f"```python\ntotal += {number}\nseen.append(total % 7)\nprint(total, len(seen))\n```")
