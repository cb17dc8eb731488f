def half(n):
    return n / 2


result = half(4) + half("four") + half(6)
