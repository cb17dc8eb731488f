"""Tables as text; rows are built in (`_csv`), rows as dicts and guessing dialects are here."""

from _csv import (
    QUOTE_ALL, QUOTE_MINIMAL, QUOTE_NONE, QUOTE_NONNUMERIC, Error, field_size_limit, get_dialect, list_dialects, reader,
    register_dialect, unregister_dialect, writer,
)  # fmt: skip
from _csv import Dialect as _NativeDialect

__all__ = (
    "QUOTE_MINIMAL QUOTE_ALL QUOTE_NONNUMERIC QUOTE_NONE Error Dialect excel excel_tab field_size_limit reader writer "
    "register_dialect get_dialect list_dialects Sniffer unregister_dialect DictReader DictWriter unix_dialect"
).split()


class Dialect:
    """What separates and quotes the fields of a table; to be subclassed."""

    _name, _valid = "", False
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        self._valid = type(self) is not Dialect
        try:
            _NativeDialect(self)
        except TypeError as error:
            raise Error(str(error))


class excel(Dialect):
    """What Excel writes."""

    delimiter, quotechar, lineterminator = ",", '"', "\r\n"
    doublequote, skipinitialspace, quoting = True, False, QUOTE_MINIMAL


class excel_tab(excel):
    """What Excel writes with tabs."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """Everything quoted, lines as on Unix."""

    delimiter, quotechar, lineterminator = ",", '"', "\n"
    doublequote, skipinitialspace, quoting = True, False, QUOTE_ALL


for _name, _dialect in {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}.items():
    register_dialect(_name, _dialect)


def _as_list(names):
    """Names that can be gone through more than once."""
    return list(names) if names is not None and iter(names) is names else names


class DictReader:
    """Rows as dicts, named by the first row or by `fieldnames`."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self.reader, self.dialect, self.line_num = reader(f, dialect, *args, **kwds), dialect, 0
        self._names, self.restkey, self.restval = _as_list(fieldnames), restkey, restval

    def _get_names(self):
        if self._names is None:
            # None as long as there is no first row.
            self._names = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._names

    def _set_names(self, names):
        self._names = names

    fieldnames = property(_get_names, _set_names)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.line_num:
            self._get_names()
        # Empty rows are no rows.
        row = next(filter(None, self.reader), None)
        self.line_num = self.reader.line_num
        if row is None:
            raise StopIteration
        names = self.fieldnames
        made = dict(zip(names, row))
        if len(row) > len(names):
            made[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            made[name] = self.restval
        return made


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in {"raise", "ignore"}:
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = _as_list(fieldnames), restval, extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def _row(self, values):
        unknown = self.extrasaction == "raise" and values.keys() - self.fieldnames
        if unknown:
            raise ValueError(f"dict contains fields not in fieldnames: {', '.join(map(repr, unknown))}")
        return [values.get(name, self.restval) for name in self.fieldnames]

    def writeheader(self):
        names = self.fieldnames
        return self.writerow({name: name for name in names})

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    """Guesses the dialect of a table."""

    preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        import re

        quotechar, delimiter, doublequote, skipinitialspace = '"', None, False, False
        # A delimiter beside quotes says most.
        counts = {}
        quotes = {}
        for match in re.finditer(r"(?:^|([^\w\n\"']) ?)([\"'])(.*?)\2(?=([^\w\n\"'])|$)", sample, re.S | re.M):
            quotes[match[2]] = quotes.get(match[2], 0) + 1
            mark = match[1] or match[4]
            if mark and (delimiters is None or mark in delimiters):
                counts[mark] = counts.get(mark, 0) + 1
        if quotes:
            quotechar = max(quotes, key=quotes.get)
        if counts:
            delimiter = max(counts, key=counts.get)
            doublequote = quotechar * 2 in sample
        else:
            delimiter = self._most_regular(sample, delimiters)
        if delimiter is None:
            raise Error("Could not determine delimiter")
        lines = [line for line in sample.splitlines() if delimiter in line]
        skipinitialspace = bool(lines) and all(
            line.count(delimiter) == line.count(delimiter + " ") for line in lines
        )

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doublequote
        dialect.delimiter = delimiter
        dialect.quotechar = quotechar
        dialect.skipinitialspace = skipinitialspace
        return dialect

    def _most_regular(self, sample, delimiters):
        """The character that occurs equally often in most lines."""
        lines = [line for line in sample.split("\n") if line]
        best = {}
        for char in sorted({c for line in lines for c in line if ord(c) < 127}):
            if delimiters is not None and char not in delimiters:
                continue
            if delimiters is None and (char.isalnum() or char in "\"'\r_"):
                continue
            counts = [line.count(char) for line in lines]
            common = max(set(counts), key=counts.count)
            share = counts.count(common) / len(counts)
            if common and share >= 0.9:
                best[char] = share
        for char in self.preferred:
            if char in best:
                return char
        return max(best, key=best.get) if best else None

    def has_header(self, sample):
        import io

        rows = reader(io.StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for col in list(kinds):
                try:
                    complex(row[col])
                    kind = complex
                except (ValueError, OverflowError):
                    kind = len(row[col])
                if kind != kinds[col]:
                    if kinds[col] is None:
                        kinds[col] = kind
                    else:
                        del kinds[col]
        votes = 0
        for col, kind in kinds.items():
            if isinstance(kind, int):
                votes += 1 if len(header[col]) != kind else -1
            elif kind is not None:
                try:
                    kind(header[col])
                    votes -= 1
                except (ValueError, TypeError):
                    votes += 1
        return votes > 0
