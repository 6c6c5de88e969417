"""Word2vec: skipgram and cbow on one host, batch_skipgram on any number.

gensim's compiled kernels train. On several hosts every host holds all parameters and trains on its share of the
sentences; after each round (words_in_round) the hosts add up what they have changed and all go on from the
sum. That is data-parallel SGD with summed updates, as a batch over the hosts; measured on the demo's corpus with four
hosts it gives the word similarities of one host, where averaging the parameters gives clearly worse ones. Beyond four
hosts the sum is damped (2/sqrt(hosts)): undamped, 16 hosts diverge.

The vocabulary is agreed first: the hosts' counts are added, the first host sorts and cuts them, all build the same
tables from the same seed. batch_size is accepted and has no effect: it shapes BlazingText's own kernel.
"""
import math
import os
import time

from sagebrush_toolkit import cpus
from sagebrush_toolkit.failure import CustomerError

from . import corpus, report

LEAST_ROUND_WORDS = 2000
PIECE_WORDS = 10000
"""Words handed to gensim at once on a single host, at least."""
SEED = 1
FULL_SUM_HOSTS = 4
LEAST_ALPHA = 0.0001
REPORTS = 20
"""Progress lines of a training."""


def train(values, paths, star, share):
    """(words, table) of the trained vectors. star: the Cluster of several hosts, or None. share: (rank, hosts)."""
    sentences = corpus.Sentences(paths, share)
    table, local_words = corpus.count(sentences)
    table, total_words, most_words = _agree(table, local_words, star, values["min_count"])
    if not table:
        raise CustomerError("No word occurs at least min_count=%d times in the training data" % values["min_count"])
    print("Number of words:  %d" % len(table), flush=True)
    model = _model(values, table, total_words, star)
    started = time.monotonic()
    _Loop(values, model, sentences, star, total_words, most_words).run()
    report.finished(total_words * values["epochs"], time.monotonic() - started)
    return model.wv.index_to_key, model.wv.vectors


def words_in_round(vocabulary):
    """Words that a host trains between two exchanges: an exchange costs in proportion to the vocabulary."""
    return max(LEAST_ROUND_WORDS, 2 * vocabulary)


def _agree(table, words, star, min_count):
    """The vocabulary of all hosts: (word -> count in the order of count, all words, words of the largest share)."""
    if star is not None:
        parts = star.gather_object((table, words))
        if star.is_first:
            table, words = _merge(parts)
            most = max(part[1] for part in parts)
            table = _cut(table, min_count)
        agreed = star.broadcast_object((list(table.items()), words, most) if star.is_first else None)
        return dict(agreed[0]), agreed[1], agreed[2]
    return _cut(table, min_count), words, words


def _merge(parts):
    merged, total = {}, 0
    for table, words in parts:
        total += words
        for word, count in table.items():
            merged[word] = merged.get(word, 0) + count
    return merged, total


def _cut(table, min_count):
    """Words with enough occurrences, most frequent first; ties by the word, so that every run has the same order."""
    return dict(sorted(((w, c) for w, c in table.items() if c >= min_count), key=lambda item: (-item[1], item[0])))


def _model(values, table, total_words, star):
    import numpy
    from gensim.models import Word2Vec

    threads = cpus.count()
    model = Word2Vec(
        vector_size=values["vector_dim"], window=values["window_size"], min_count=0, sg=int(values["mode"] != "cbow"),
        sample=values["sampling_threshold"], negative=values["negative_samples"], alpha=values["learning_rate"],
        min_alpha=LEAST_ALPHA, workers=threads, seed=SEED, sorted_vocab=0)
    model.build_vocab_from_freq(table, corpus_count=total_words)
    if star is not None:
        # The tables start alike on all hosts; the random choices during training must not.
        model.random = numpy.random.RandomState(SEED + star.rank)
    return model


class _Loop:
    """The rounds of all epochs on one host, with the exchange after each round.

    All hosts make the same number of rounds, that of the largest share: one with fewer sentences takes part with no
    change of its own.
    """

    def __init__(self, values, model, sentences, star, total_words, most_words):
        self._values = values
        self._model = model
        self._sentences = sentences
        self._star = star
        self._total = total_words * values["epochs"]
        self._words_each = words_in_round(len(model.wv)) if star else max(PIECE_WORDS, total_words // 4)
        # A chunk ends with its sentence, so a share never makes more chunks than this.
        self._per_epoch = max(1, math.ceil(most_words / self._words_each)) if star else None
        self._rounds = values["epochs"] * self._per_epoch if star else None
        self._arrays = [model.wv.vectors, model.syn1neg]
        self._started = time.monotonic()
        self._reported = 0

    def run(self):
        if self._star is None:
            return self._alone()
        base = [array.copy() for array in self._arrays]
        done = 0
        for _epoch in range(self._values["epochs"]):
            pieces = iter(corpus.chunks(self._sentences, self._words_each))
            for _round in range(self._per_epoch):
                piece = next(pieces, None)
                self._step(piece, done / self._rounds, (done + 1) / self._rounds)
                self._exchange(base)
                done += 1
                self._report(done / self._rounds)

    def _alone(self):
        trained = 0
        for _epoch in range(self._values["epochs"]):
            for piece in corpus.chunks(self._sentences, self._words_each):
                size = sum(map(len, piece))
                self._step(piece, trained / self._total, (trained + size) / self._total)
                trained += size
                self._report(trained / self._total)

    def _step(self, piece, start, end):
        if not piece:
            return
        self._model.train(piece, total_examples=len(piece), epochs=1, start_alpha=self._alpha(start),
                          end_alpha=self._alpha(end))

    def _exchange(self, base):
        factor = min(1.0, math.sqrt(FULL_SUM_HOSTS / self._star.size))
        for array, old in zip(self._arrays, base):
            array -= old
        self._star.sum(self._arrays)
        for array, old in zip(self._arrays, base):
            if factor != 1.0:
                array *= factor
            old += array
            array[...] = old

    def _alpha(self, fraction):
        return max(LEAST_ALPHA, self._values["learning_rate"] * (1 - fraction))

    def _report(self, fraction):
        if int(fraction * REPORTS) > self._reported and (self._star is None or self._star.is_first):
            self._reported = int(fraction * REPORTS)
            report.progress(self._alpha(fraction), fraction,
                            fraction * self._total / (time.monotonic() - self._started))


def evaluate(words, table):
    """Spearman's correlation with WordSimilarity-353, in BlazingText's form, or None where the test is not there.

    The pairs come with gensim. BlazingText also reports the test's two subsets; gensim ships the whole set only, and
    mean_rho is then the correlation over the whole set.
    """
    from gensim.models import KeyedVectors
    from gensim.test.utils import datapath

    path = datapath("wordsim353.tsv")
    if not os.path.exists(path):
        return None
    keyed = KeyedVectors(table.shape[1])
    keyed.add_vectors(words, table)
    pairs = _pairs(path)
    total, known = len(pairs), sum(1 for one, two in pairs if one in keyed and two in keyed)
    if known < 2:
        return {"EN-WS-353-ALL.txt": {"not_found": total - known, "spearmans_rho": None, "total_pairs": total},
                "mean_rho": None}
    _pearson, spearman, _oov = keyed.evaluate_word_pairs(path)
    rho = float(spearman[0])
    return {"EN-WS-353-ALL.txt": {"not_found": total - known, "spearmans_rho": rho, "total_pairs": total}, "mean_rho": rho}


def _pairs(path):
    with open(path, encoding="utf-8") as file:
        return [line.lower().split("\t")[:2] for line in file if line.strip() and not line.startswith("#")]
