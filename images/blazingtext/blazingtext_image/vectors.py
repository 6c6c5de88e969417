"""Word vectors on disk: word2vec's text and binary formats.

Text: a line "<words> <dimensions>", then a line for each word. Binary: the same first line, then for each word its
bytes, a space, and little-endian float32 numbers; a newline may follow each entry.
"""
import numpy

FASTTEXT_MAGIC = (793712314).to_bytes(4, "little")


def write_text(path, words, table):
    with open(path, "w", encoding="utf-8") as out:
        out.write("%d %d\n" % table.shape)
        for word, row in zip(words, table.astype(float).tolist()):
            out.write("%s %s\n" % (word, " ".join(["%.6g" % value for value in row])))


def write_binary(path, words, table):
    table = numpy.ascontiguousarray(table, dtype="<f4")
    with open(path, "wb") as out:
        out.write(b"%d %d\n" % table.shape)
        for word, row in zip(words, table):
            out.write(word.encode("utf-8") + b" " + row.tobytes() + b"\n")


def read_binary(path):
    """(word -> row number, table). Raises ValueError for anything that is not whole."""
    with open(path, "rb") as file:
        header = file.readline(64).split()
        if len(header) != 2:
            raise ValueError("%s is not in word2vec's binary format" % path)
        rows, width = int(header[0]), int(header[1])
        data = file.read()
    table = numpy.empty((rows, width), dtype="float32")
    index = {}
    at = 0
    for row in range(rows):
        space = data.find(b" ", at)
        end = space + 1 + 4 * width
        if space < 0 or end > len(data):
            raise ValueError("%s ends within word %d of %d" % (path, row, rows))
        index[data[at:space].lstrip(b"\n").decode("utf-8")] = row
        table[row] = numpy.frombuffer(data, dtype="<f4", count=width, offset=space + 1)
        at = end
    return index, table


def is_fasttext(path):
    """True for a fastText model (subword vectors or a classifier)."""
    with open(path, "rb") as file:
        return file.read(4) == FASTTEXT_MAGIC
