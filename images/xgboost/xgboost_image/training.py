"""The built-in algorithm's training: validated hyperparameters, loaded channels, rounds, a model.

With several hosts each trains on the files that it was given (ShardedByS3Key gives each its share) and XGBoost's
collective adds up their histograms, so all hosts hold the same model; the first host writes it. Hosts without data
step out before the collective starts.
"""
import os
import signal

import xgboost

from sagebrush_toolkit import cluster, cpus, environment, paths
from sagebrush_toolkit.failure import AlgorithmError, CustomerError

from . import checkpoints, data, metrics, parameters

MODEL_NAME = "xgboost-model"
CUSTOMER_ERRORS = ("label must be in [0,1]", "label must be in [0, num_class)", "label must be nonnegative",
                   "label must be positive", "feature_names mismatch", "base_score must be in", "only contains pos or neg",
                   "should be greater equal to 0", "Label contains NaN", "Invalid classes", "labels_.size()",
                   "label must be non-negative", "Invalid Parameter", "Exact tree method is not supported")


def main(values):
    """Train with validated hyperparameters as the config files say. Raises CustomerError, AlgorithmError or PlatformError."""
    env = environment.read()
    if "train" not in env.channels:
        raise CustomerError("Missing required channel: train")
    for name in env.channels:
        if name not in ("train", "validation", "code"):
            raise CustomerError("Extraneous channel found: %s" % name)
    star = None
    if len(env.hosts) > 1:
        print("Distributed node training with %d hosts: %s" % (len(env.hosts), env.hosts), flush=True)
        # Before the data is read: a host that fails to read its own then closes the connection and ends the others.
        star = cluster.connect(env.hosts, env.current_host)
    train, validation = _load(env, values)
    if star is None:
        if train is None:
            raise CustomerError("No data in training channel path %s" % env.channels["train"])
        if "validation" in env.channels and validation is None:
            raise CustomerError("No data in validation channel path %s" % env.channels["validation"])
        _train(values, train, validation, is_first=True)
        return
    from . import distributed

    distributed.run(star, train is not None, lambda rank: _train(values, train, validation, is_first=rank == 0))


def _load(env, values):
    loaded = []
    for channel in ("train", "validation"):
        if channel not in env.channels:
            loaded.append(None)
            continue
        config = env.inputs[channel]
        kind = data.format_of(config.get("ContentType"))
        path = env.channels[channel]
        if config.get("TrainingInputMode") == "Pipe":
            if kind != data.CSV:
                raise CustomerError("Pipe mode is only supported for ContentType text/csv")
            path += "_0"
        weighted = channel == "train" and values["csv_weights"] == 1
        width = loaded[0].num_col() if loaded and loaded[0] is not None else None
        matrix = data.load(path, kind, weighted, width)
        _check_labels(matrix, values)
        loaded.append(matrix)
        if matrix is not None:
            print("%s matrix has %d rows and %d columns" % (channel.capitalize(), matrix.num_row(), matrix.num_col()),
                  flush=True)
    return loaded


def _check_labels(matrix, values):
    """XGBoost's own message for these comes late or speaks of base_score."""
    if matrix is None:
        return
    labels = matrix.get_label()
    low, high = labels.min(), labels.max()
    if values["objective"] in ("binary:logistic", "binary:logitraw", "binary:hinge", "reg:logistic") and not 0 <= low <= high <= 1:
        raise CustomerError("label must be in [0,1] for logistic regression")
    if values["objective"].startswith("multi:") and not 0 <= low <= high < values["num_class"]:
        raise CustomerError("label must be in [0, num_class)")


def _train(values, train, validation, is_first):
    rounds = values["num_round"]
    settings = parameters.booster_parameters(values)
    native, custom = parameters.metrics(values)
    if native:
        settings["eval_metric"] = native
    elif custom:
        settings["disable_default_eval_metric"] = 1
    settings.setdefault("nthread", cpus.count())
    settings.setdefault("verbosity", 1)
    saved = checkpoints.folder(paths.config_dir(), paths.checkpoints_dir())
    start_model, done = checkpoints.load(saved) if saved else (None, 0)
    if done:
        print("Resuming from checkpoint: %d of %d rounds are done" % (done, rounds), flush=True)
    evaluated = [(train, "train")] + ([(validation, "validation")] if validation is not None else [])
    stopper = _Stopper()
    callbacks = [_Printer(done, is_first), stopper]
    if saved and is_first:
        os.makedirs(saved, exist_ok=True)
        callbacks.append(checkpoints.Saver(saved, done))
    try:
        model = start_model if done >= rounds else xgboost.train(
            settings, train, num_boost_round=rounds - done, evals=evaluated, custom_metric=metrics.evaluator(custom),
            early_stopping_rounds=values.get("early_stopping_rounds"), callbacks=callbacks, xgb_model=start_model,
            verbose_eval=False)
    except (xgboost.core.XGBoostError, ValueError) as error:
        text = str(error)
        kind = CustomerError if any(part in text for part in CUSTOMER_ERRORS) else AlgorithmError
        raise kind("XGB train call failed with exception:\n %s" % _short(text)) from None
    if is_first:
        os.makedirs(paths.model_dir(), exist_ok=True)
        checkpoints.save(model, os.path.join(paths.model_dir(), MODEL_NAME))


def _short(text):
    """XGBoost's message without the C++ stack that follows it."""
    return text.split("Stack trace:")[0].strip()


class _Printer(xgboost.callback.TrainingCallback):
    """One log line a round, in the real container's form, from the first host."""

    def __init__(self, start, is_first):
        super().__init__()
        self._start = start
        self._on = is_first

    def after_iteration(self, model, epoch, evals_log):
        if self._on:
            scores = [(name, metric, values[-1]) for name, log in evals_log.items() for metric, values in log.items()]
            print(metrics.log_line(self._start + epoch, scores), flush=True)
        return False


class _Stopper(xgboost.callback.TrainingCallback):
    """Ends training after the round in which SIGTERM came, so that the model so far is saved within the grace."""

    def __init__(self):
        super().__init__()
        self._stop = False
        signal.signal(signal.SIGTERM, self._on_signal)

    def _on_signal(self, _number, _frame):
        self._stop = True

    def after_iteration(self, model, epoch, evals_log):
        if self._stop:
            print("Stopped after round %d; saving the model so far" % epoch, flush=True)
        return self._stop
