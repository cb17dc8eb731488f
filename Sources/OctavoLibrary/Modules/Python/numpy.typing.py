"""Names for annotations of arrays."""
from types import GenericAlias
from typing import Any, Sequence, TypeVar, Union

import numpy as np

__all__ = ["ArrayLike", "DTypeLike", "NBitBase", "NDArray"]

_ScalarT = TypeVar("_ScalarT", bound=np.generic)

ArrayLike = Union[np.ndarray, np.generic, bool, int, float, complex, str, bytes, Sequence[Any]]
DTypeLike = Union[np.dtype, type, str, None]
NDArray = np.ndarray[tuple[Any, ...], np.dtype[_ScalarT]]


class NBitBase:
    """Stands for the precision of a number in annotations."""

    def __init_subclass__(cls):
        raise TypeError('cannot inherit from final class "NBitBase"')
