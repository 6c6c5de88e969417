"""Evaluation metrics: which exist, which way they point, those that this image computes itself, and the log line.

XGBoost has no accuracy, f1, mse and so on; the built-in algorithm documents them, so they are computed here from the
predictions, with the usual definitions (macro: unweighted mean over the classes that occur).
"""
import numpy

MAXIMIZED = ("accuracy", "auc", "aucpr", "balanced_accuracy", "f1", "f1_binary", "f1_macro", "map", "ndcg", "pre",
             "precision", "precision_macro", "precision_micro", "r2", "recall", "recall_macro", "recall_micro")
MINIMIZED = ("aft-nloglik", "cox-nloglik", "error", "gamma-deviance", "gamma-nloglik", "interval-regression-accuracy",
             "logloss", "mae", "mape", "merror", "mlogloss", "mphe", "mse", "poisson-nloglik", "rmse", "rmsle",
             "tweedie-nloglik")
CUSTOM = ("accuracy", "balanced_accuracy", "f1", "f1_binary", "f1_macro", "mse", "precision", "precision_macro",
          "precision_micro", "r2", "recall", "recall_macro", "recall_micro")


def log_line(iteration, scores):
    """[3]#011train-error:0.01000#011validation-error:0.02000

    #011 is a tab as CloudWatch Logs shows it; the documented metric expressions look for those four characters.
    scores: list of (data name, metric name, value).
    """
    return "[%d]%s" % (iteration, "".join("#011%s-%s:%.5f" % score for score in scores))


def evaluator(names):
    """A custom_metric for xgboost.train that computes all the named metrics, or None for no names."""
    if not names:
        return None

    def evaluate(predictions, data):
        labels = data.get_label()
        return [(name, score(name, labels, predictions)) for name in names]

    return evaluate


def score(name, labels, predictions):
    """One metric as a float. predictions: margins or probabilities as XGBoost gives them to a custom metric."""
    predictions = numpy.asarray(predictions)
    if name == "mse":
        return float(numpy.mean((predictions - labels) ** 2))
    if name == "r2":
        spread = float(numpy.sum((labels - labels.mean()) ** 2))
        return 1.0 - float(numpy.sum((labels - predictions) ** 2)) / spread if spread else 0.0
    truth = labels.astype(int)
    guess = classes(predictions)
    if name == "accuracy" or name.endswith("_micro"):  # the same number when each example has one class
        return float(numpy.mean(truth == guess))
    table = _per_class(truth, guess)
    if name == "balanced_accuracy":
        return float(numpy.mean([recall for _p, recall, _f, support in table.values() if support]))
    kind = {"p": 0, "r": 1, "f": 2}[name[0]]
    if name.endswith("_macro") or (name == "f1" and len(table) > 2):
        return float(numpy.mean([row[kind] for row in table.values()]))
    return float(table[1][kind]) if 1 in table else 0.0


def classes(predictions):
    """Class numbers: the largest of a row of probabilities, a probability above one half, or the class itself."""
    if predictions.ndim > 1 and predictions.shape[1] > 1:
        return predictions.argmax(axis=1)
    flat = predictions.reshape(-1)
    if len(flat) and flat.min() >= 0 and flat.max() <= 1:
        return (flat > 0.5).astype(int)
    return numpy.rint(flat).astype(int)


def _per_class(truth, guess):
    """class -> (precision, recall, f1, number of true examples)."""
    result = {}
    for label in sorted(set(truth.tolist()) | set(guess.tolist())):
        hit = int(numpy.sum((truth == label) & (guess == label)))
        said, real = int(numpy.sum(guess == label)), int(numpy.sum(truth == label))
        precision = hit / said if said else 0.0
        recall = hit / real if real else 0.0
        result[label] = (precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0, real)
    return result
