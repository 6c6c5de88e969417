"""fastText's two models: text classification, and word vectors with subwords.

Early stopping is validated and not done: fastText's trainer has no hook between its epochs. The job says so in its
log, and trains all epochs.
"""
import os
import shutil
import tempfile
import time

from sagebrush_toolkit import cpus
from sagebrush_toolkit.failure import CustomerError

from . import corpus, report

LABEL = "__label__"


def train_classifier(values, train_files, validation_files, model_path):
    """Train, write model.bin, report accuracies."""
    fasttext = _library()
    if values["early_stopping"]:
        print("early_stopping is not available in this image: all %d epochs are trained" % values["epochs"], flush=True)
    with _joined(train_files) as path:
        labels = _labels(path)
        started = time.monotonic()
        try:
            model = fasttext.train_supervised(
                path, lr=values["learning_rate"], dim=values["vector_dim"], epoch=values["epochs"],
                minCount=values["min_count"], wordNgrams=values["word_ngrams"],
                bucket=values["buckets"] if values["word_ngrams"] > 1 else 0, thread=cpus.count(), verbose=0,
                loss="softmax")
        except (ValueError, RuntimeError) as error:
            raise CustomerError("The training data cannot be used: %s" % error) from None
        report.progress(0.0, 1.0, labels[1] * values["epochs"] / (time.monotonic() - started))
        report.finished(labels[1] * values["epochs"], time.monotonic() - started)
        _accuracy(model, path, "train")
    model.save_model(model_path)
    if validation_files:
        with _joined(validation_files) as path:
            _accuracy(model, path, "validation")


def train_subwords(values, train_files, model_path):
    """skipgram or cbow with character n-grams: writes fastText's model and returns (words, table)."""
    import numpy

    fasttext = _library()
    with _joined(train_files) as path:
        words = sum(len(sentence) for sentence in corpus.Sentences(train_files))
        started = time.monotonic()
        try:
            model = fasttext.train_unsupervised(
                path, model=values["mode"], lr=values["learning_rate"], dim=values["vector_dim"], ws=values["window_size"],
                epoch=values["epochs"], minCount=values["min_count"], minn=values["min_char"], maxn=values["max_char"],
                neg=values["negative_samples"], bucket=values["buckets"], t=values["sampling_threshold"],
                thread=cpus.count(), verbose=0)
        except (ValueError, RuntimeError) as error:
            raise CustomerError("The training data cannot be used: %s" % error) from None
        report.finished(words * values["epochs"], time.monotonic() - started)
    model.save_model(model_path)
    known = [word for word in model.get_words() if word != "</s>"]
    return known, numpy.array([model.get_word_vector(word) for word in known], dtype="float32")


def _library():
    import fasttext

    fasttext.FastText.eprint = lambda *_args, **_kwargs: None  # a warning about its own old interface
    return fasttext


def _accuracy(model, path, name):
    examples, precision, _recall = model.test(path)
    report.metric("%s_accuracy" % name, "%.4f" % (precision if examples else 0.0))
    print("Number of %s examples: %d" % (name, examples), flush=True)


def _labels(path):
    """(number of labelled lines, words). Raises CustomerError when no line has a label."""
    labelled = words = 0
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            labelled += line.startswith(LABEL) or (" " + LABEL) in line
            words += line.count(" ") + 1
    if not labelled:
        raise CustomerError("mode supervised needs lines that start with %s<label>; the training data has none" % LABEL)
    return labelled, words


class _joined:
    """All files as one path, which is what fastText reads; a single file is used where it lies."""

    def __init__(self, files):
        self._files = files
        self._temporary = None

    def __enter__(self):
        if len(self._files) == 1:
            return self._files[0]
        handle, self._temporary = tempfile.mkstemp(prefix="sagebrush-corpus-")
        with os.fdopen(handle, "wb") as out:
            for name in self._files:
                with open(name, "rb") as file:
                    shutil.copyfileobj(file, out)
                out.write(b"\n")
        return self._temporary

    def __exit__(self, *_error):
        if self._temporary:
            os.remove(self._temporary)
