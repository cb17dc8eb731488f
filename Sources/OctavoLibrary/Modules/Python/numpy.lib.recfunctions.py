"""Functions that take structured arrays apart and put them together, field by field.

What NumPy leaves masked cannot be kept here; those forms are refused, and `usemask=False` gives plain arrays with
fillers in place of what is missing.
"""
import numpy as np

__all__ = [
    "append_fields", "apply_along_fields", "assign_fields_by_name", "drop_fields", "find_duplicates", "flatten_descr",
    "get_fieldstructure", "get_names", "get_names_flat", "join_by", "merge_arrays", "rec_append_fields",
    "rec_drop_fields", "rec_join", "recursive_fill_fields", "rename_fields", "repack_fields", "require_fields",
    "stack_arrays", "structured_to_unstructured", "unstructured_to_structured",
]

_FILLERS = {"b": True, "i": 999999, "u": 999999, "f": 1e20, "c": 1e20 + 0j, "S": b"N/A", "U": "N/A", "V": b"???"}


def _refuse_masks(name):
    raise NotImplementedError(f"{name} makes masked arrays, which are not supported by Octavo; give usemask=False")


def _names(names):
    return [names] if isinstance(names, str) else list(names)


def _as_asked(array, asrecarray):
    return array.view(np.recarray) if asrecarray else array


def _entry(name, dtype):
    """A field as a list of fields describes it."""
    if dtype.subdtype is not None:
        base, shape = dtype.subdtype
        return (name, base, shape)
    return (name, dtype)


def get_names(adtype):
    """Names of fields; a field with fields of its own is a pair of its name and theirs."""
    return tuple((name, get_names(adtype[name])) if adtype[name].names is not None else name for name in adtype.names)


def get_names_flat(adtype):
    """Names of fields, those of nested ones after the name of what holds them."""
    names = []
    for name in adtype.names:
        names.append(name)
        if adtype[name].names is not None:
            names += get_names_flat(adtype[name])
    return tuple(names)


def flatten_descr(ndtype):
    """Pairs of name and dtype of all fields that have none of their own."""
    if ndtype.names is None:
        return (("", ndtype),)
    pairs = []
    for name in ndtype.names:
        kind = ndtype[name]
        pairs += flatten_descr(kind) if kind.names is not None else [(name, kind)]
    return tuple(pairs)


def get_fieldstructure(adtype, lastname=None, parents=None):
    """For every field the names of those it lies in, the outermost first."""
    if parents is None:
        parents = {}
    above = parents.get(lastname, []) + [lastname] if lastname is not None else []
    for name in adtype.names:
        parents[name] = list(above)
        if adtype[name].names is not None:
            get_fieldstructure(adtype[name], name, parents)
    return parents


def recursive_fill_fields(input, output):
    for name in input.dtype.names:
        if name not in output.dtype.names:
            continue
        if input[name].dtype.names is not None:
            recursive_fill_fields(input[name], output[name])
        else:
            output[name][:len(input[name])] = input[name]
    return output


def assign_fields_by_name(dst, src, zero_unassigned=True):
    if dst.dtype.names is None:
        dst[...] = src
        return
    for name in dst.dtype.names:
        if name in (src.dtype.names or ()):
            assign_fields_by_name(dst[name], src[name], zero_unassigned)
        elif zero_unassigned:
            dst[name] = 0


def require_fields(array, required_dtype):
    made = np.empty(array.shape, dtype=required_dtype)
    assign_fields_by_name(made, array)
    return made


def _without(dtype, dropped):
    kept = []
    for name in dtype.names:
        kind = dtype[name]
        if name in dropped:
            continue
        if kind.names is None:
            kept.append(_entry(name, kind))
            continue
        inner = _without(kind, dropped)
        if inner:
            kept.append((name, inner))
    return kept


def drop_fields(base, drop_names, usemask=True, asrecarray=False):
    kept = _without(base.dtype, set(_names(drop_names)))
    made = recursive_fill_fields(base, np.empty(base.shape, dtype=kept)) if kept else np.empty(base.shape, dtype=[])
    return _as_asked(made, asrecarray)


def rec_drop_fields(base, drop_names):
    return drop_fields(base, drop_names, usemask=False, asrecarray=True)


def _renamed(dtype, names):
    entries = []
    for name in dtype.names:
        kind, new = dtype[name], names.get(name, name)
        entries.append((new, _renamed(kind, names)) if kind.names is not None else _entry(new, kind))
    return entries


def rename_fields(base, namemapper):
    return base.view(_renamed(base.dtype, namemapper))


def _columns(arrays, names):
    """Arrays by the names of fields of their own; structured ones bring their names."""
    columns = []
    for place, array in enumerate(arrays):
        if array.dtype.names is None:
            columns.append((names[place], array))
        else:
            columns += [(name, array[name]) for name in array.dtype.names]
    return columns


def append_fields(base, names, data, dtypes=None, fill_value=-1, usemask=True, asrecarray=False):
    names = _names(names)
    if isinstance(names, list) and len(names) == 1 and not (isinstance(data, (list, tuple)) and len(data) == 1):
        data = [data]
    if len(names) != len(data):
        raise ValueError("The number of arrays does not match the number of names")
    if usemask:
        _refuse_masks("append_fields(usemask=True)")
    if dtypes is None:
        arrays = [np.asanyarray(column) for column in data]
    else:
        dtypes = list(dtypes) if isinstance(dtypes, (list, tuple)) else [dtypes]
        if len(dtypes) not in (1, len(data)):
            raise ValueError("The dtypes argument must be None, a dtype, or a list.")
        if len(dtypes) == 1:
            dtypes *= len(data)
        arrays = [np.asanyarray(column, dtype=kind) for column, kind in zip(data, dtypes)]
    old, new = [(name, base[name]) for name in base.dtype.names], _columns(arrays, names)
    made = _joined(old + new, max(len(column) for _, column in old + new), _FILLERS)
    end = max(len(column) for _, column in new)
    for name, column in new:
        made[name][len(column):end] = _filler(column.dtype, fill_value)
    return _as_asked(made, asrecarray)


def rec_append_fields(base, names, data, dtypes=None):
    return append_fields(base, names, data=data, dtypes=dtypes, asrecarray=True, usemask=False)


def _joined(columns, count, fillers):
    """One array of named columns; short ones are filled up."""
    made = np.empty(count, dtype=[_entry(name, np.dtype((column.dtype, column.shape[1:])) if column.ndim > 1
                                         else column.dtype) for name, column in columns])
    for name, column in columns:
        made[name][:len(column)] = column
        if len(column) < count:
            made[name][len(column):] = _filler(column.dtype, fillers)
    return made


def _filler(dtype, fillers):
    if not isinstance(fillers, dict):
        if dtype.kind == "b":
            return bool(fillers)
        return str(fillers) if dtype.kind in "SU" and dtype.itemsize > (1 if dtype.kind == "S" else 4) else (
            "-" if dtype.kind in "SU" else fillers)
    if dtype.names is not None:
        return tuple(_filler(dtype[name], fillers) for name in dtype.names)
    return fillers[dtype.kind]


def merge_arrays(seqarrays, fill_value=-1, flatten=False, usemask=False, asrecarray=False):
    if usemask:
        _refuse_masks("merge_arrays(usemask=True)")
    if isinstance(seqarrays, np.ndarray):
        if seqarrays.dtype.names is not None and not flatten:
            return _as_asked(seqarrays.ravel(), asrecarray)
        seqarrays = [seqarrays]
    arrays = [np.asanyarray(array).ravel() for array in seqarrays]
    columns = []
    for array in arrays:
        if flatten:
            columns += _flat_columns(array)
        elif array.dtype.names is not None and len(array.dtype.names) == 1:
            columns.append((array.dtype.names[0], array[array.dtype.names[0]]))
        else:
            columns.append(("", array))
    columns = [(name or f"f{place}", column) for place, (name, column) in enumerate(columns)]
    return _as_asked(_joined(columns, max(len(array) for array in arrays), fill_value), asrecarray)


def _flat_columns(array):
    if array.dtype.names is None:
        return [("", array)]
    columns = []
    for name in array.dtype.names:
        columns += _flat_columns(array[name]) if array[name].dtype.names is not None else [(name, array[name])]
    return columns


def stack_arrays(arrays, defaults=None, usemask=True, asrecarray=False, autoconvert=False):
    if isinstance(arrays, np.ndarray):
        return arrays
    if len(arrays) == 1:
        return arrays[0]
    if usemask:
        _refuse_masks("stack_arrays(usemask=True)")
    arrays = [np.asanyarray(array).ravel() for array in arrays]
    columns = [_columns([array], [f"f{place}"]) for place, array in enumerate(arrays)]
    types = {}
    for name, column in sum(columns, []):
        known = types.get(name)
        if known is None or (autoconvert and column.dtype > known):
            types[name] = column.dtype
        elif not autoconvert and column.dtype != known:
            raise TypeError(f"Incompatible type '{known}' <> '{column.dtype}'")
    made = np.empty(sum(len(array) for array in arrays), dtype=list(types.items()))
    for name, kind in types.items():
        made[name] = (defaults or {}).get(name, _filler(kind, _FILLERS))
    start = 0
    for array, parts in zip(arrays, columns):
        for name, column in parts:
            made[name][start:start + len(array)] = column
        start += len(array)
    return _as_asked(made, asrecarray)


def find_duplicates(a, key=None, ignoremask=True, return_index=False):
    raise NotImplementedError("find_duplicates makes masked arrays, which are not supported by Octavo; "
                              "use np.unique with return_counts=True")


def join_by(key, r1, r2, jointype="inner", r1postfix="1", r2postfix="2", defaults=None, usemask=True, asrecarray=False):
    if jointype not in ("inner", "outer", "leftouter"):
        raise ValueError("The 'jointype' argument should be in 'inner', 'outer' or 'leftouter' "
                         f"(got '{jointype}' instead)")
    key = _names(key)
    if len(set(key)) != len(key):
        twice = next(name for place, name in enumerate(key) if name in key[place + 1:])
        raise ValueError(f"duplicate join key {twice!r}")
    for name in key:
        if name not in r1.dtype.names:
            raise ValueError(f"r1 does not have key field {name!r}")
        if name not in r2.dtype.names:
            raise ValueError(f"r2 does not have key field {name!r}")
    if usemask:
        _refuse_masks("join_by(usemask=True)")
    r1, r2 = r1.ravel(), r2.ravel()
    others1 = [name for name in r1.dtype.names if name not in key]
    others2 = [name for name in r2.dtype.names if name not in key]
    shared = set(others1) & set(others2)
    if shared and not (r1postfix or r2postfix):
        raise ValueError("r1 and r2 contain common names, r1postfix and r2postfix can't both be empty")
    entries = [(name, np.promote_types(r1.dtype[name], r2.dtype[name])) for name in key]
    named1 = [(name + r1postfix if name in shared else name, name) for name in others1]
    named2 = [(name + r2postfix if name in shared else name, name) for name in others2]
    entries += [_entry(new, r1.dtype[old]) for new, old in named1] + [_entry(new, r2.dtype[old]) for new, old in named2]
    keys1, keys2 = r1[key].tolist(), r2[key].tolist()
    places1 = {row: place for place, row in enumerate(keys1)}
    places2 = {row: place for place, row in enumerate(keys2)}
    rows = [row for row in keys1 if row in places2 or jointype != "inner"]
    if jointype == "outer":
        rows += [row for row in keys2 if row not in places1]
    rows.sort()
    made = np.empty(len(rows), dtype=entries)
    for place, name in enumerate(key):
        made[name] = [row[place] for row in rows]
    for named, source, places in ((named1, r1, places1), (named2, r2, places2)):
        found = np.array([row in places for row in rows], dtype=bool)
        take = [places[row] for row in rows if row in places]
        for new, old in named:
            made[new] = (defaults or {}).get(new, _filler(source.dtype[old], _FILLERS))
            made[new][found] = source[old][take]
    return _as_asked(made, asrecarray)


def rec_join(key, r1, r2, jointype="inner", r1postfix="1", r2postfix="2", defaults=None):
    return join_by(key, r1, r2, jointype, r1postfix, r2postfix, defaults, usemask=False, asrecarray=True)


def _repacked(dtype, align, recurse):
    if dtype.names is None:
        if dtype.subdtype is not None and recurse:
            base, shape = dtype.subdtype
            return np.dtype((_repacked(base, align, recurse), shape))
        return dtype
    entries = []
    for name in dtype.names:
        kind = dtype[name]
        title = dtype.fields[name][2:]
        entries.append(_entry((title[0], name) if title else name, _repacked(kind, align, recurse) if recurse else kind))
    made = np.dtype(entries, align=align)
    return np.dtype((dtype.type, made))


def repack_fields(a, align=False, recurse=False):
    if isinstance(a, np.dtype):
        return _repacked(a, align, recurse)
    return a.astype(_repacked(a.dtype, align, recurse), copy=False)


def _leaves(array, rank):
    """The numbers of every element, each as an array of the outer shape."""
    if array.dtype.names is None:
        if array.ndim == rank:
            return [array]
        flat = array.reshape(array.shape[:rank] + (-1,))
        return [flat[..., k] for k in range(flat.shape[-1])]
    return sum((_leaves(array[name], rank) for name in array.dtype.names), [])


def structured_to_unstructured(arr, dtype=None, copy=False, casting="unsafe"):
    if arr.dtype.names is None:
        raise ValueError("arr must be a structured array")
    leaves = _leaves(arr, arr.ndim)
    if not leaves and dtype is None:
        raise ValueError("arr has no fields. Unable to guess dtype")
    common = np.result_type(*[leaf.dtype for leaf in leaves]) if dtype is None else np.dtype(dtype)
    made = np.empty(arr.shape + (len(leaves),), dtype=common)
    for place, leaf in enumerate(leaves):
        made[..., place] = leaf.astype(common, casting=casting)
    return made


def _leaf_count(dtype):
    if dtype.names is not None:
        return sum(_leaf_count(dtype[name]) for name in dtype.names)
    if dtype.subdtype is not None:
        base, shape = dtype.subdtype
        return int(np.prod(shape)) * _leaf_count(base)
    return 1


def unstructured_to_structured(arr, dtype=None, names=None, align=False, copy=False, casting="unsafe"):
    if arr.shape == ():
        raise ValueError("arr must have at least one dimension")
    count = arr.shape[-1]
    if count == 0:
        raise NotImplementedError("last axis with size 0 is not supported")
    if dtype is None:
        if names is None:
            names = [f"f{place}" for place in range(count)]
        made = np.dtype([(name, arr.dtype) for name in names], align=align)
        if len(made.names) != count:
            raise ValueError("The length of the last dimension of arr must be equal to the number of fields in dtype")
    else:
        if names is not None:
            raise ValueError("don't supply both dtype and names")
        if align:
            raise ValueError("align was True but dtype is not None")
        made = np.dtype(dtype)
        if _leaf_count(made) != count:
            raise ValueError("The length of the last dimension of arr must be equal to the number of fields in dtype")
    whole = np.empty(arr.shape[:-1], dtype=made)
    _fill_leaves(whole, arr, 0, casting)
    return whole


def _fill_leaves(whole, arr, place, casting):
    for name in whole.dtype.names:
        part = whole[name]
        if part.dtype.names is not None:
            place = _fill_leaves(part, arr, place, casting)
            continue
        size = int(np.prod(part.shape[arr.ndim - 1:]))
        values = arr[..., place:place + size].astype(part.dtype, casting=casting)
        part[...] = values.reshape(part.shape)
        place += size
    return place


def apply_along_fields(func, arr):
    if arr.dtype.names is None:
        raise ValueError("arr must be a structured array")
    return func(structured_to_unstructured(arr), axis=-1)
