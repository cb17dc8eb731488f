"""A module whose functions fail."""


def outer(n):
    return inner(10, n)


def inner(a, b):
    return a // b
