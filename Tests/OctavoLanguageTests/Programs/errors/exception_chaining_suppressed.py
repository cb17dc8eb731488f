try:
    {}["key"]
except KeyError:
    raise ValueError("a clean message") from None
