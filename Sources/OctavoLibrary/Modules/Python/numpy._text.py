"""Arrays read from and written to text."""
import numpy as np


def _open_lines(fname, encoding):
    """The lines of a path, a file object, or any iterable of text."""
    if hasattr(fname, "__fspath__"):
        fname = fname.__fspath__()
    if isinstance(fname, str):
        try:
            with open(fname, encoding=None if encoding == "bytes" else encoding) as file:
                return file.read().splitlines()
        except FileNotFoundError:
            raise FileNotFoundError(f"{fname} not found.") from None
    lines = []
    for line in fname:
        if isinstance(line, bytes):
            line = line.decode("latin1" if encoding in (None, "bytes") else encoding)
        lines.append(line.rstrip("\r\n"))
    return lines


def _without_comment(line, comments, quote=None):
    for mark in comments:
        place = line.find(mark)
        while place >= 0 and quote is not None and line.count(quote, 0, place) % 2:
            place = line.find(mark, place + 1)
        if place >= 0:
            line = line[:place]
    return line


def _split_quoted(line, delimiter, quote):
    """Fields of a line in which quoted ones may hold the delimiter."""
    fields, current, inside, was_quoted = [], "", False, False
    k = 0
    while k < len(line):
        character = line[k]
        if inside:
            if character == quote:
                if line[k + 1:k + 2] == quote:
                    current += quote
                    k += 1
                else:
                    inside = False
            else:
                current += character
        elif character == quote and current.strip() == "":
            inside, was_quoted, current = True, True, ""
        elif character == delimiter or (delimiter is None and character.isspace()):
            if delimiter is not None or current or was_quoted:
                fields.append(current)
            current, was_quoted = "", False
        else:
            current += character
        k += 1
    if delimiter is not None or current or was_quoted:
        fields.append(current)
    return fields


def _column_numbers(usecols, who):
    if usecols is None:
        return None
    try:
        usecols = list(usecols)
    except TypeError:
        usecols = [usecols]
    for column in usecols:
        try:
            column.__index__()
        except AttributeError:
            raise TypeError(f"usecols must be an int or a sequence of ints but it contains at least one "
                            f"element of type '{type(column).__name__}'") from None
    return usecols


def _shaped(values, dtype, rows, columns, unpack, ndmin):
    array = np.array(values, dtype=dtype).reshape(rows, columns)
    if array.ndim > ndmin:
        array = np.squeeze(array)
    if array.ndim < ndmin:
        if ndmin == 1:
            array = np.atleast_1d(array)
        elif ndmin == 2:
            array = np.atleast_2d(array).T
    return array.T if unpack else array


def _number(dtype):
    """What turns text into an element of a type."""
    kind = np.dtype(dtype).kind
    if kind == "f":
        return float
    if kind == "c":
        return lambda text: complex(text.replace(" ", "").replace("+-", "-"))
    if kind in "iu":
        return int
    if kind == "b":
        return lambda text: bool(int(text))
    if kind == "S":
        return lambda text: text.encode("latin1")
    return str


def _columns_of(dtype):
    """The types of the columns that the elements of a type are read from: one for every value of its fields."""
    if dtype.names is None:
        return [dtype]
    columns = []
    for entry in dtype.descr:
        count = 1
        for length in entry[2] if len(entry) > 2 else ():
            count *= length
        inner = np.dtype(entry[1])
        columns += _columns_of(inner) * count
    return columns


def _record(values, dtype):
    """The value for one element: what was read, a tuple for each structure and a list for each array in it."""
    if dtype.names is None:
        return values.pop(0)
    parts = []
    for entry in dtype.descr:
        inner = np.dtype(entry[1])
        parts.append(_nested_values(values, inner, entry[2] if len(entry) > 2 else ()))
    return tuple(parts)


def _nested_values(values, dtype, shape):
    if not shape:
        return _record(values, dtype)
    return [_nested_values(values, dtype, shape[1:]) for _ in range(shape[0])]


def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None,
            unpack=False, ndmin=0, encoding=None, max_rows=None, *, quotechar=None, like=None):
    if ndmin not in (0, 1, 2):
        raise ValueError(f"Illegal value of ndmin keyword: {ndmin}")
    if delimiter is not None and len(delimiter) != 1:
        raise TypeError("Text reading control character must be a single unicode character or None; "
                        f"but got: {delimiter!r}")
    if isinstance(comments, (str, bytes)):
        comments = [comments]
    comments = [mark.decode("latin1") if isinstance(mark, bytes) else mark for mark in comments or []]
    dtype = np.dtype(dtype)
    usecols = _column_numbers(usecols, "loadtxt")
    kinds = _columns_of(dtype)
    converts = [_number(kind) for kind in kinds]
    values, rows, columns = [], 0, None
    for line in _open_lines(fname, encoding)[skiprows:]:
        if max_rows is not None and rows >= max_rows:
            break
        line = _without_comment(line, comments, quotechar)
        if not line.strip() and (delimiter is None or not line):
            continue
        if quotechar is not None:
            fields = _split_quoted(line, delimiter, quotechar)
        else:
            fields = line.split(delimiter)
        chosen = range(len(fields)) if usecols is None else usecols
        if usecols is None and columns is not None and len(fields) != columns:
            raise ValueError(
                f"the number of columns changed from {columns} to {len(fields)} at row {rows + 1}; "
                "use `usecols` to select a subset and avoid this error")
        if dtype.names is not None and len(chosen) != len(kinds):
            raise ValueError(
                f"the dtype passed requires {len(kinds)} columns but {len(chosen)} were found at row {rows + 1}; "
                "use `usecols` to select a subset and avoid this error")
        for place, column in enumerate(chosen):
            kind, convert = (kinds[place], converts[place]) if dtype.names is not None else (dtype, converts[0])
            if not -len(fields) <= column < len(fields):
                raise ValueError(
                    f"invalid column index {column} at row {rows + 1} with {len(fields)} columns")
            text = fields[column]
            own = converters
            if isinstance(converters, dict):
                own = converters.get(column, converters.get(column - len(fields)))
            if own is not None:
                values.append(own(text))
                continue
            try:
                values.append(convert(text if kind.kind == "U" else text.strip()))
            except ValueError:
                raise ValueError(
                    f"could not convert string {text!r} to {kind.name} at row {rows}, "
                    f"column {place + 1}.") from None
        columns = len(chosen) if usecols is not None else len(fields)
        rows += 1
    if dtype.names is not None and rows:
        made = np.array([_record(values, dtype) for _ in range(rows)], dtype=dtype)
        made = np.atleast_2d(made).T if ndmin == 2 else made if ndmin == 1 else np.squeeze(made)
        return [made[name] for name in dtype.names] if unpack else made
    if rows == 0:
        import warnings

        warnings.warn(f'loadtxt: input contained no data: "{fname}"', stacklevel=2)
        return _shaped([], dtype, 0, len(usecols) if usecols else 1, unpack, ndmin) if ndmin == 2 \
            else np.zeros((0,), dtype=dtype)
    return _shaped(values, dtype, rows, columns, unpack, ndmin)


_MISSING = {"", "nan", "N/A"}


def _guess(column, missing):
    """The narrowest of bool, int, float, complex and text that holds a column."""
    present = [text for text in column if text not in missing and text != ""]
    for kind, convert in ((bool, {"true": True, "false": False}.__getitem__), (int, int), (float, float),
                          (complex, complex)):
        try:
            for text in present:
                convert(text.lower() if kind is bool else text)
            if present:
                return kind, (lambda text: convert(text.lower())) if kind is bool else convert
        except (ValueError, KeyError):
            continue
    return (str, str) if present else (bool, lambda text: False)


def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0, converters=None,
               missing_values=None, filling_values=None, usecols=None, names=None, excludelist=None,
               deletechars=None, replace_space="_", autostrip=False, case_sensitive=True, defaultfmt="f%i",
               unpack=None, usemask=False, loose=True, invalid_raise=True, max_rows=None, encoding=None,
               *, ndmin=0, like=None):
    # Types of one field each, whose names come later.
    types = dtype if isinstance(dtype, (list, tuple)) and all(isinstance(kind, (type, str)) for kind in dtype) else None
    if types is not None:
        dtype = np.dtype([(f"f{k}", kind) for k, kind in enumerate(types)])
    elif dtype is not None and not isinstance(dtype, type):
        dtype = np.dtype(dtype)
    if usemask:
        raise NotImplementedError("genfromtxt(usemask=True) makes masked arrays, which are not supported by Octavo; "
                                  "use filling_values")
    if max_rows is not None and skip_footer:
        raise ValueError("The keywords 'skip_footer' and 'max_rows' can not be specified at the same time.")
    lines = _open_lines(fname, encoding)[skip_header:]
    if names is True:
        # The first line that is not empty holds the names, behind a comment mark or not.
        header = ""
        while lines and not header:
            header = lines.pop(0).strip()
            skip_header += 1
            if comments is not None:
                header = header.removeprefix(comments).split(comments)[0].strip() if header.startswith(comments) \
                    else _without_comment(header, [comments]).strip()
        names = header.split(delimiter)
    elif isinstance(names, str):
        names = names.split(",")
    if names:
        names = _valid_names(names, excludelist, deletechars, replace_space, case_sensitive)
    if isinstance(usecols, str):
        usecols = [column.strip() for column in usecols.split(",")]
    if names and usecols is not None and not isinstance(usecols, int):
        usecols = [names.index(column) if isinstance(column, str) else column for column in usecols]
    usecols = _column_numbers(usecols, "genfromtxt")
    if names and usecols is not None and len(names) > len(usecols):
        names = [names[column] for column in usecols]
    if types is not None:
        names = _valid_names(list(names or ()) + [""] * (len(types) - len(names or ())), excludelist, deletechars,
                             replace_space, case_sensitive, defaultfmt)
        if usecols is not None and len(types) > len(usecols):
            names, types = ([row[column] for column in usecols] for row in (names, types))
            dtype = np.dtype(list(zip(names, types)))
    rows, width, bad = [], None, []
    for number, line in enumerate(lines, start=skip_header + 1):
        if comments is not None:
            line = _without_comment(line, [comments])
        if isinstance(delimiter, int):
            fields = [line[k:k + delimiter] for k in range(0, len(line), delimiter)]
        elif isinstance(delimiter, (tuple, list)):
            ends = [0]
            for length in delimiter:
                ends.append(ends[-1] + length)
            fields = [line[a:b] for a, b in zip(ends, ends[1:])] if line.strip() else []
        else:
            if not line.strip(" \r\n" if delimiter is not None and not delimiter.isspace() else None):
                continue
            fields = line.split(delimiter)
        if not fields:
            continue
        if autostrip or dtype is not None and np.dtype(dtype).kind not in "UV":
            fields = [field.strip() for field in fields]
        if usecols is not None:
            try:
                fields = [fields[column] for column in usecols]
            except IndexError:
                bad.append((number, len(fields)))
                continue
        if width is None:
            width = len(fields)
        if len(fields) != width:
            bad.append((number, len(fields)))
            continue
        rows.append(fields)
        if max_rows is not None and len(rows) == max_rows:
            break
    if skip_footer:
        rows = rows[:-skip_footer]
        bad = [entry for entry in bad if entry[0] <= len(lines) + skip_header - skip_footer]
    if bad:
        message = "Some errors were detected !\n" + "\n".join(
            f"    Line #{number} (got {count} columns instead of {width})" for number, count in bad)
        if invalid_raise:
            raise ValueError(message)
        import warnings

        warnings.warn(message, stacklevel=2)
    if not rows:
        import warnings

        warnings.warn(f'genfromtxt: Empty input file: "{fname}"', stacklevel=2)
        return np.array([], dtype=float if dtype is None else dtype)
    columns = list(zip(*rows))
    missing = _missing_sets(_by_place(missing_values, names, usecols), width)
    fillers = filling_values if isinstance(filling_values, (list, tuple)) else [filling_values] * width
    if isinstance(filling_values, dict):
        own = _by_place(filling_values, names, usecols)
        fillers = [own.get(k) for k in range(width)]
    converters = _by_place(converters or {}, names, usecols)
    kinds = [None] * width if dtype is None else _columns_of(np.dtype(dtype))
    if dtype is not None and np.dtype(dtype).names is None:
        kinds = [dtype] * width
    made = [_column(column, kind, converters.get(k), missing[k], fillers[k])
            for k, (column, kind) in enumerate(zip(columns, kinds))]
    if names or dtype is not None and np.dtype(dtype).names or len({array.dtype for array in made}) > 1 and dtype is None:
        return _as_fields(made, dtype, names, defaultfmt, ndmin, unpack)
    array = np.column_stack(made)
    if array.ndim > ndmin:
        array = np.squeeze(array)
    if array.ndim < ndmin:
        array = np.atleast_1d(array) if ndmin == 1 else np.atleast_2d(array).T
    return array.T if unpack else array


def _by_place(table, names, usecols):
    """What is said of columns of the file, by number or name, for the columns that are read; anything but a dict as it is."""
    if not isinstance(table, dict):
        return table
    places = list(usecols) if usecols is not None else None
    found = {}
    for key, value in table.items():
        if isinstance(key, str):
            if names and key in names:
                found[names.index(key)] = value
        elif places is None:
            found[key] = value
        elif key in places:
            found[places.index(key)] = value
    return found


def _valid_names(names, excludelist, deletechars, replace_space, case_sensitive, defaultfmt="f%i"):
    """Names without blanks and without characters that have a meaning of their own, each only once."""
    removed = set(r"""~!@#$%^&*()-=+~\|]}[{';: /?.>,<""") if deletechars is None else set(deletechars)
    excluded = {"return", "file", "print"} | set(excludelist or ())
    seen, made, nameless = {}, [], 0
    for name in names:
        name = name.strip()
        if case_sensitive is False or case_sensitive == "upper":
            name = name.upper()
        elif case_sensitive == "lower":
            name = name.lower()
        name = "".join(c for c in name.replace(" ", replace_space) if c not in removed)
        if not name:
            while (name := defaultfmt % nameless) in names:
                nameless += 1
            nameless += 1
        if name in excluded:
            name += "_"
        count = seen.get(name, 0)
        seen[name] = count + 1
        made.append(f"{name}_{count}" if count else name)
    return made


def _as_fields(columns, dtype, names, defaultfmt, ndmin, unpack):
    """Columns as the fields of one array."""
    if dtype is not None and np.dtype(dtype).names is not None:
        dtype = np.dtype(dtype)
        texts = [column.tolist() for column in columns]
        array = np.array([_record([column[row] for column in texts], dtype) for row in range(len(texts[0]))], dtype=dtype)
        if names:
            array = array.astype([(name,) + entry[1:] for name, entry in zip(names, dtype.descr)])
    else:
        if names and len(names) < len(columns) and dtype is None:
            raise ValueError(f"could not assign tuple of length {len(columns)} to structure with {len(names)} fields.")
        names = names or [defaultfmt % k for k in range(len(columns))]
        array = np.zeros(len(columns[0]), dtype=[(name, column.dtype) for name, column in zip(names, columns)])
        for name, column in zip(names, columns):
            array[name] = column
    array = np.squeeze(array) if ndmin == 0 else array
    return [array[name] for name in array.dtype.names] if unpack else array


def _missing_sets(missing_values, width):
    if missing_values is None:
        return [_MISSING] * width
    if isinstance(missing_values, dict):
        return [_MISSING | {missing_values[k]} if k in missing_values else _MISSING for k in range(width)]
    if isinstance(missing_values, str):
        return [_MISSING | set(missing_values.split(","))] * width
    values = list(missing_values)
    return [_MISSING | {str(values[k])} if k < len(values) else _MISSING for k in range(width)]


def _column(texts, dtype, converter, missing, filler):
    if dtype is None:
        kind, convert = _guess([text.strip() for text in texts], missing)
        texts = [text.strip() for text in texts] if kind is not str else texts
    else:
        kind, convert = np.dtype(dtype), _number(dtype)
    if converter is not None:
        return np.array([converter(text) for text in texts], dtype=None if dtype is None else kind)
    letter = np.dtype(kind).kind
    usual = {"f": np.nan, "c": complex(np.nan, 0), "i": -1, "b": False, "U": "???", "S": b"???"}.get(letter, -1)
    values = []
    for text in texts:
        if letter not in "US" and (text in missing or text == ""):
            values.append(usual if filler is None else filler)
            continue
        try:
            values.append(convert(text))
        except ValueError:
            values.append(usual if filler is None else filler)
    return np.array(values, dtype=kind)


def fromregex(file, regexp, dtype, encoding=None):
    import re

    dtype = np.dtype(dtype)
    if dtype.names is None:
        raise TypeError("dtype must be a structured datatype")
    if hasattr(file, "read"):
        content = file.read()
    else:
        with open(file, "rb") as stream:
            content = stream.read()
    if isinstance(content, bytes):
        content = content.decode(encoding or "latin1")
    pattern = regexp if hasattr(regexp, "findall") else re.compile(
        regexp.decode("latin1") if isinstance(regexp, bytes) else regexp)
    converts = [_number(kind) for kind in _columns_of(dtype)]
    rows = [found if isinstance(found, tuple) else (found,) for found in pattern.findall(content)]
    return np.array([tuple(convert(text) for convert, text in zip(converts, row)) for row in rows], dtype=dtype)


def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    X = np.asarray(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError(f"Expected 1D or 2D array, got {X.ndim}D array instead")
    if X.ndim == 1 and X.dtype.names is None:
        X = np.atleast_2d(X).T
    columns = len(X.dtype.names) if X.ndim == 1 else X.shape[1]
    is_complex = np.iscomplexobj(X)
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != columns:
            raise AttributeError(f"fmt has wrong shape.  {str(fmt)}")
        row_format = delimiter.join(fmt)
    else:
        marks = fmt.count("%")
        if marks == 1:
            if is_complex:
                fmt = f" ({fmt}+{fmt}j)"
            row_format = delimiter.join([fmt] * columns)
        elif marks == (2 * columns if is_complex else columns):
            row_format = fmt
        else:
            raise ValueError(f"fmt has wrong number of % formats:  {fmt}")
    lines = []
    if header:
        lines.append(comments + header.replace("\n", "\n" + comments))
    for row in X.tolist():
        if is_complex:
            numbers = [part for number in row for part in (number.real, number.imag)]
            lines.append((row_format % tuple(numbers)).replace("+-", "-"))
            continue
        try:
            lines.append(row_format % tuple(row))
        except TypeError as error:
            raise TypeError(
                f"Mismatch between array dtype ('{X.dtype}') and format specifier ('{row_format}')") from error
    if footer:
        lines.append(comments + footer.replace("\n", "\n" + comments))
    text = "".join(line + newline for line in lines)
    if hasattr(fname, "write"):
        try:
            fname.write(text)
        except TypeError:
            fname.write(text.encode(encoding or "latin1"))
        return
    with open(fname, "w", encoding=encoding or "latin1") as file:
        file.write(text)
