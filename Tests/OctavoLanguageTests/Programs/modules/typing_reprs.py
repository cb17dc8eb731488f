import typing
from typing import Any, Callable, Dict, List, Optional, Tuple, Union, get_type_hints

print(
    List[int],
    Dict[str, int],
    Optional[int],
    Union[int, str],
    Tuple[int, ...],
    Callable[[int], str],
    Any,
    List,
    Union[int, None],
    Union[int],
    Optional[List[str]],
    Callable[..., Any],
)
print(
    Union[int, str] == Union[str, int],
    List[int] == List[int],
    Union[int, int],
    Optional[int] == Union[None, int],
)


def f(a: int, b: "str" = "", *c: float) -> List[int]:
    pass


print(get_type_hints(f), f.__annotations__)
try:
    List[int]()
    isinstance([], List[int])
except TypeError as error:
    print(error)
print(isinstance([], List), typing.TYPE_CHECKING, typing.NewType("UserId", int)(5))
