"""Tables as text; rows are built in (`_csv`), rows as dicts and guessing dialects are here."""

from _csv import (
    QUOTE_ALL,
    QUOTE_MINIMAL,
    QUOTE_NONE,
    QUOTE_NONNUMERIC,
    Error,
    field_size_limit,
    get_dialect,
    list_dialects,
    reader,
    register_dialect,
    unregister_dialect,
    writer,
)
from _csv import Dialect as _Dialect

__all__ = [
    "QUOTE_MINIMAL",
    "QUOTE_ALL",
    "QUOTE_NONNUMERIC",
    "QUOTE_NONE",
    "Error",
    "Dialect",
    "excel",
    "excel_tab",
    "field_size_limit",
    "reader",
    "writer",
    "register_dialect",
    "get_dialect",
    "list_dialects",
    "Sniffer",
    "unregister_dialect",
    "DictReader",
    "DictWriter",
    "unix_dialect",
]


class Dialect:
    """What separates and quotes the fields of a table; to be subclassed."""

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Dialect(self)
        except TypeError as e:
            raise Error(str(e))


class excel(Dialect):
    """What Excel writes."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """What Excel writes with tabs."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """Everything quoted, lines as on Unix."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


class DictReader:
    """Rows as dicts, named by the first row or by `fieldnames`."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        # Empty rows are no rows.
        while row == []:
            row = next(self.reader)
        d = dict(zip(self.fieldnames, row))
        named = len(self.fieldnames)
        given = len(row)
        if named < given:
            d[self.restkey] = row[named:]
        elif named > given:
            for key in self.fieldnames[given:]:
                d[key] = self.restval
        return d


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _fields(self, rowdict):
        if self.extrasaction == "raise":
            unknown = rowdict.keys() - self.fieldnames
            if unknown:
                shown = ", ".join([repr(x) for x in unknown])
                raise ValueError("dict contains fields not in fieldnames: " + shown)
        return (rowdict.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._fields(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._fields, rowdicts))


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
