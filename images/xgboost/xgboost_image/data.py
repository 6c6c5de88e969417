"""Training data: a channel's files to a DMatrix.

CSV has the label first and no header; libsvm is `label[:weight] index:value ...`; Parquet has the label in its first
column. Text is parsed here and not by XGBoost: its own loaders are deprecated, read the first line as decisive, and
split files between hosts by themselves.
"""
import csv
import io
import os
import re

import numpy

from sagebrush_toolkit.failure import CustomerError

CSV, LIBSVM, PARQUET = "csv", "libsvm", "parquet"
TYPES = {
    "csv": CSV, "text/csv": CSV,
    "libsvm": LIBSVM, "text/libsvm": LIBSVM, "text/x-libsvm": LIBSVM,
    "parquet": PARQUET, "application/x-parquet": PARQUET,
}
NOT_YET = ("recordio-protobuf", "application/x-recordio-protobuf")
DELIMITERS = ",\t;| "
PIECE = 16 * 1024 * 1024
"""Characters parsed at a time: a text file is never held in memory whole, only its numbers are."""


def format_of(content_type):
    """csv, libsvm or parquet of a channel's ContentType; libsvm when there is none, as documented."""
    if not content_type:
        return LIBSVM
    kind, _, rest = content_type.lower().partition(";")
    kind = kind.strip()
    if kind in NOT_YET:
        raise CustomerError("ContentType %s is not supported by this image" % content_type)
    if kind not in TYPES:
        raise CustomerError("%s is not an accepted ContentType: %s." % (content_type, ", ".join(TYPES)))
    label_size = re.search(r"label_size\s*=\s*(\d+)", rest)
    if TYPES[kind] == CSV and label_size and label_size.group(1) != "1":
        raise CustomerError("%s is not an accepted csv ContentType. Optional parameter label_size must be equal to 1"
                            % content_type)
    return TYPES[kind]


def load(path, kind, csv_weights=False, columns=None):
    """A DMatrix of all data files below path (or of the file or pipe path itself), or None when there are none.

    csv_weights: the second CSV column holds weights. columns: number of features that sparse data is widened to.
    Raises CustomerError for data that cannot be read, naming the file.
    """
    files = data_files(path)
    if not files:
        return None
    import xgboost

    if kind == LIBSVM:
        features, labels, weights = _libsvm(files, columns)
    else:
        table = _csv(files) if kind == CSV else _parquet(files)
        if table is None:
            return None
        first = 2 if csv_weights else 1
        if table.shape[1] <= first:
            raise CustomerError("The data in %s has %d columns; a label%s and at least one feature are needed"
                                % (path, table.shape[1], " , a weight" if csv_weights else ""))
        features, labels = table[:, first:], table[:, 0]
        weights = table[:, 1] if csv_weights else None
        if numpy.isnan(labels).any():
            raise CustomerError("The data in %s has rows without a label (the first column)" % path)
    return None if features.shape[0] == 0 else xgboost.DMatrix(features, label=labels, weight=weights)


def data_files(path):
    """Paths below path whose names do not start with '.' or '_', sorted; a file or a pipe stands for itself."""
    if not os.path.exists(path):
        return []
    if not os.path.isdir(path):
        return [path]
    found = []
    for folder, folders, names in os.walk(path):
        folders.sort()
        found += [os.path.join(folder, name) for name in sorted(names) if not name.startswith((".", "_"))]
    return [name for name in found if os.path.getsize(name) > 0]


def parse_csv(text, delimiter):
    """CSV text -> float32 table; empty fields are missing values. Raises ValueError."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    try:
        return _table(text, delimiter)
    except ValueError:
        mark = re.escape(delimiter)
        filled = re.sub(r"(?m)(?<=%s)(?=%s|$)|^(?=%s)" % (mark, mark, mark), "nan", text)
        if filled == text:
            raise
        return _table(filled, delimiter)


def sniff(line):
    """The delimiter of a CSV line; a comma when there is only one field."""
    try:
        found = csv.Sniffer().sniff(line[:4096], delimiters=DELIMITERS).delimiter
    except csv.Error:
        found = ","
    return "," if found not in line else found


def parse_libsvm(lines):
    """libsvm lines -> (values, column numbers, row starts, labels, weights or None). Raises ValueError."""
    values, columns, starts, labels, weights = [], [], [0], [], []
    for line in lines:
        parts = line.split("#", 1)[0].split()
        if not parts:
            continue
        label, _, weight = parts[0].partition(":")
        labels.append(float(label))
        weights.append(float(weight) if weight else 1.0)
        for part in parts[1:]:
            index, colon, value = part.partition(":")
            if not colon:
                raise ValueError("%r is not index:value" % part)
            if index == "qid":
                raise ValueError("query ids (qid) are not supported")
            columns.append(int(index))
            values.append(float(value))
        starts.append(len(columns))
    weighted = numpy.asarray(weights, "float32") if any(w != 1.0 for w in weights) else None
    return values, columns, starts, numpy.asarray(labels, "float32"), weighted


def _table(text, delimiter):
    return numpy.loadtxt(io.StringIO(text), delimiter=None if delimiter == " " else delimiter, dtype="float32",
                         ndmin=2, comments=None)


def _csv(files):
    tables = []
    for name in files:
        try:
            with open(name, encoding="utf-8-sig") as file:
                rest, delimiter = "", None
                while True:
                    piece = file.read(PIECE)
                    if delimiter is None and piece:
                        delimiter = sniff(piece.split("\n", 1)[0])
                    text, rest = rest + piece, ""
                    if piece:
                        text, newline, rest = text.rpartition("\n")
                        if not newline:
                            continue
                    if text.strip():
                        tables.append(parse_csv(text, delimiter))
                    if not piece:
                        break
        except (ValueError, OSError) as error:
            raise CustomerError("Failed to load csv data with exception:\n%s: %s" % (os.path.basename(name), error)) from None
    if not tables:
        return None
    width = tables[0].shape[1]
    if any(table.shape[1] != width for table in tables):
        raise CustomerError("Failed to load csv data: the files do not have the same number of columns")
    return tables[0] if len(tables) == 1 else numpy.vstack(tables)


def _libsvm(files, width):
    from scipy.sparse import csr_matrix, vstack

    parts = []
    for name in files:
        try:
            with open(name, encoding="utf-8") as file:
                values, columns, starts, labels, weights = parse_libsvm(file)
        except (ValueError, OSError) as error:
            raise CustomerError("Failed to load libsvm data with exception:\n%s: %s"
                                % (os.path.basename(name), error)) from None
        parts.append((values, columns, starts, labels, weights))
    needed = max([max(columns) + 1 for _v, columns, _s, _l, _w in parts if columns] or [0])
    width = max(needed, width or 0)
    rows = [csr_matrix((numpy.asarray(v, "float32"), numpy.asarray(c, "int32"), s), shape=(len(l), width))
            for v, c, s, l, _w in parts]
    weighted = any(w is not None for *_x, w in parts)
    weights = numpy.concatenate([numpy.ones(len(l), "float32") if w is None else w for *_x, l, w in parts])
    return vstack(rows, format="csr"), numpy.concatenate([p[3] for p in parts]), weights if weighted else None


def _parquet(files):
    try:
        import pyarrow.parquet
    except ImportError:
        raise CustomerError("ContentType application/x-parquet needs pyarrow, which is not installed in this image") from None
    tables = []
    for name in files:
        try:
            tables.append(pyarrow.parquet.read_table(name))
        except (OSError, ValueError) as error:
            raise CustomerError("Failed to load parquet data with exception:\n%s: %s" % (os.path.basename(name), error)) from None
    columns = [numpy.column_stack([c.to_numpy() for c in table.columns]).astype("float32") for table in tables]
    return numpy.vstack(columns)
