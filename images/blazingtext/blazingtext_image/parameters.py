"""The documented hyperparameters of BlazingText and which mode takes which.

Source: "BlazingText Hyperparameters" in the SageMaker developer guide: one table for Word2Vec, one for text
classification; and its table of modes, which says what runs on several instances.
"""
from sagebrush_toolkit.failure import CustomerError
from sagebrush_toolkit.hyperparameters import REQUIRED, boolean, choice, integer, number, unquote, validate

WORD2VEC = ("batch_skipgram", "skipgram", "cbow")
SUPERVISED = "supervised"

COMMON = (
    choice("mode", WORD2VEC + (SUPERVISED,), REQUIRED),
    integer("epochs", 5, low=1),
    integer("min_count", 5, low=0),
    number("learning_rate", 0.05, low=0, low_open=True),
    integer("vector_dim", 100, low=1),
    integer("buckets", 2000000, low=1),
)
WORD2VEC_TABLE = COMMON + (
    integer("batch_size", 11, low=1),
    boolean("evaluation", True),
    integer("min_char", 3, low=1),
    integer("max_char", 6, low=1),
    integer("negative_samples", 5, low=1),
    number("sampling_threshold", 0.0001, low=0, low_open=True),
    boolean("subwords", False),
    integer("window_size", 5, low=1),
)
SUPERVISED_TABLE = COMMON + (
    boolean("early_stopping", False),
    integer("min_epochs", 5, low=1),
    integer("patience", 4, low=1),
    integer("word_ngrams", 2, low=1),
)


def read(given, hosts):
    """given (string -> string), number of hosts -> all values. Raises CustomerError for the first wrong one.

    _tuning_objective_metric is a tuning job's, not ours: it is left out.
    """
    own = {name: value for name, value in given.items() if not name.startswith("_tuning")}
    mode = unquote(own.get("mode", ""))
    values = validate(SUPERVISED_TABLE if mode == SUPERVISED else WORD2VEC_TABLE, own)
    if hosts > 1 and mode != "batch_skipgram":
        raise CustomerError("mode %s runs on a single instance; for %d instances use mode batch_skipgram" % (mode, hosts))
    if values.get("subwords") and mode == "batch_skipgram":
        raise CustomerError("subwords can be learned with mode skipgram or cbow, not with batch_skipgram")
    if values.get("subwords") and values["min_char"] > values["max_char"]:
        raise CustomerError("min_char must not be greater than max_char")
    return values
