"""The training text: one sentence a line, words separated by spaces, in all files of a channel.

Read as a stream: a corpus may be far larger than memory. A line longer than gensim's batch is cut into pieces, since
some corpora (text8) are a single line.
"""
import os

from sagebrush_toolkit.failure import CustomerError

LONGEST = 10000
"""Words of one training sentence; gensim does not look further."""


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
    """The lists of words of this host's share of the lines: share is (rank, hosts), each line goes to one host."""

    def __init__(self, paths, share=(0, 1)):
        self._paths = paths
        self._share = share

    def __iter__(self):
        rank, hosts = self._share
        number = 0
        for path in self._paths:
            with open(path, encoding="utf-8", errors="replace") as file:
                for line in file:
                    number += 1
                    if (number - 1) % hosts != rank:
                        continue
                    words = line.split()
                    for start in range(0, len(words), LONGEST):
                        yield words[start:start + LONGEST]


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
