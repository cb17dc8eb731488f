"""Unions of generic aliases: their type variables and what takes their place."""
from collections.abc import Iterable
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")
Response = Iterable[S] | int
print(Response, Response[str], Response.__parameters__)
print((list[S] | dict[S, T] | None)[int, str], (list[S] | list[T]).__parameters__)
for wrong in (lambda: (list[int] | int)[str], lambda: Response[int, str]):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
