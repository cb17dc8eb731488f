words = ["aa", None, "b"]
words.sort(key=lambda w: len(w))
