"""What pickled arrays, scalars and dtypes are made of."""
import numpy as np

# What the bits of `dtype.flags` mean.
ITEM_HASOBJECT, LIST_PICKLE, ITEM_IS_POINTER, NEEDS_INIT, NEEDS_PYAPI, USE_GETITEM, USE_SETITEM = 1, 2, 4, 8, 16, 32, 64


def _reconstruct(subtype, shape, dtype):
    return np.ndarray.__new__(subtype, shape, dtype.decode() if isinstance(dtype, bytes) else dtype)


def scalar(dtype, obj=None):
    if dtype == object:
        return obj
    return np.ndarray((1,), dtype, obj)[0]


def _reduced_array(array):
    by_columns = array.flags.fnc
    order = "F" if by_columns else "C"
    data = array.ravel(order).tolist() if array.dtype == object else array.tobytes(order)
    return _reconstruct, (type(array), (0,), b"b"), (1, array.shape, array.dtype, by_columns, data)


def _array_of_state(state):
    _, shape, dtype, by_columns, data = state
    if dtype == object:
        flat = np.empty(len(data), dtype)
        for place, item in enumerate(data):
            flat[place] = item
    else:
        flat = np.frombuffer(data, dtype).copy() if data else np.empty(0, dtype)
    return flat.reshape(shape[::-1]).T if by_columns else flat.reshape(shape)


def _reduced_scalar(value):
    return scalar, (value.dtype, value.tobytes())


def _reduced_dtype(dtype):
    if not dtype.isnative:
        return np.dtype, (dtype.str,)
    if dtype.subdtype is not None:
        return np.dtype, (dtype.subdtype,)
    if dtype.names is not None:
        fields = [dtype.fields[name] for name in dtype.names]
        described = {
            "names": list(dtype.names), "formats": [field[0] for field in fields],
            "offsets": [field[1] for field in fields], "itemsize": dtype.itemsize, "aligned": dtype.isalignedstruct,
            "titles": [field[2] if len(field) > 2 else None for field in fields],
        }
        return np.dtype, ((dtype.type, described) if dtype.type is not np.void else described,)
    code = dtype.str[1:] if dtype != object else "O8"
    size, step = (dtype.itemsize, dtype.alignment) if dtype.kind in "SUV" else (-1, -1)
    return np.dtype, (code, False, True), (3, dtype.str[0], None, None, None, size, step, dtype.flags)


def _check_dtype_state(state):
    """A dtype is whole before it is told its state, but for structured ones, as NumPy keeps them."""
    if state[3] is not None:
        raise NotImplementedError("structured dtypes pickled by NumPy are not supported by Octavo; use np.save and np.load")
    if state[1] == ">":
        raise NotImplementedError("arrays of the other byte order pickled by NumPy are not supported by Octavo; "
                                  "use np.save and np.load")
