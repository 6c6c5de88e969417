"""The training text: one sentence a line, words separated by spaces, in all files of a channel.

Read as a stream: a corpus may be far larger than memory. A line longer than gensim's batch is cut into pieces, since
some corpora (text8) are a single line.
"""
import os

from sagebrush_toolkit.failure import CustomerError

LONGEST = 10000
"""Words of one training sentence; gensim does not look further."""
PIECE = 1024 * 1024
"""Bytes of a line that are read at a time."""
SPACES = (b" ", b"\n", b"\t", b"\r")


def files(folder):
    """Text files below folder, sorted. Raises CustomerError when there is nothing in them."""
    found = []
    for path, folders, names in os.walk(folder):
        folders.sort()
        found += [os.path.join(path, name) for name in sorted(names) if not name.startswith((".", "_"))]
    found = [name for name in found if os.path.getsize(name) > 0]
    if not found:
        raise CustomerError("No data in the training channel path %s" % folder)
    return found


class Sentences:
    """The lists of words of this host's share of the text: share is (rank, hosts).

    A share is a stretch of the files' bytes, cut between words. Dealing lines out in turn would give all hosts the same
    document at the same moment, and the sum of their changes would overshoot for the words of that document.
    """

    def __init__(self, paths, share=(0, 1)):
        self._paths = paths
        self._share = share

    def __iter__(self):
        rank, hosts = self._share
        sizes = [os.path.getsize(path) for path in self._paths]
        begin, end = sum(sizes) * rank // hosts, sum(sizes) * (rank + 1) // hosts
        offset = 0
        for path, size in zip(self._paths, sizes):
            if offset < end and offset + size > begin:
                for line in _stretch(path, max(0, begin - offset), min(size, end - offset)):
                    words = line.decode("utf-8", "replace").split()
                    for start in range(0, len(words), LONGEST):
                        yield words[start:start + LONGEST]
            offset += size


def _stretch(path, begin, end):
    """Lines (pieces of very long ones) made of the words whose first byte is in [begin, end) of a file."""
    with open(path, "rb") as file:
        if begin:
            file.seek(begin - 1)
            _rest_of_word(file)  # that of a word which began before belongs to the host before
        at = file.tell()
        cut = b""
        while at < end:
            piece = file.readline(PIECE)
            if not piece:
                break
            after = at + len(piece)
            if after >= end:
                gap = next((i for i in range(max(0, end - at - 1), len(piece)) if piece[i:i + 1] in SPACES), None)
                yield cut + (piece + _rest_of_word(file) if gap is None else piece[:gap])
                return
            piece, cut = cut + piece, b""
            if len(piece) >= PIECE and piece[-1:] not in SPACES:
                gap = max(piece.rfind(b" "), piece.rfind(b"\t"))
                piece, cut = (piece[:gap], piece[gap:]) if gap >= 0 else (b"", piece)
            at = after
            yield piece
        if cut:
            yield cut


def _rest_of_word(file):
    """The bytes up to the next space or the end; that space is read too."""
    rest = b""
    while True:
        byte = file.read(1)
        if not byte or byte in SPACES:
            return rest
        rest += byte


def count(sentences):
    """(word -> occurrences, number of words)."""
    table = {}
    total = 0
    for words in sentences:
        total += len(words)
        for word in words:
            table[word] = table.get(word, 0) + 1
    return table, total


def chunks(sentences, words_each):
    """Lists of sentences with about words_each words."""
    piece, size = [], 0
    for words in sentences:
        piece.append(words)
        size += len(words)
        if size >= words_each:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece
