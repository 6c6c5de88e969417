"""Answering invocations: CSV or libsvm rows without label -> predictions, in the real container's forms.

Realtime CSV is one line of numbers with commas; a transform job (SAGEMAKER_BATCH) gets one line for each row.
"""
import json
import os
import pickle

import numpy
import xgboost

from sagebrush_toolkit import content, cpus, paths, serving
from sagebrush_toolkit.failure import CustomerError

from . import data

ACCEPTED = (content.CSV, content.JSON, content.JSON_LINES)
LIBSVM = ("text/libsvm", "text/x-libsvm")


def load_model(folder):
    """The booster in folder: the file xgboost-model, else the first file. UBJSON, JSON and pickled boosters load."""
    names = sorted(n for n in os.listdir(folder) if os.path.isfile(os.path.join(folder, n)) and not n.startswith("."))
    if not names:
        raise CustomerError("There is no model file in %s" % folder)
    path = os.path.join(folder, "xgboost-model" if "xgboost-model" in names else names[0])
    with open(path, "rb") as file:
        raw = file.read()
    booster = xgboost.Booster()
    try:
        booster.load_model(bytearray(raw))
    except xgboost.core.XGBoostError as error:
        try:
            booster = pickle.loads(raw)  # as containers before 1.3 wrote it; the artifact is the caller's own
        except Exception:
            raise CustomerError("Unable to load model %s: %s" % (os.path.basename(path), str(error).split("Stack")[0])) from None
    booster.set_param({"nthread": cpus.count()})
    return booster


def predict(booster, matrix):
    """Predictions of the best rounds where early stopping found them, else of all."""
    best = booster.attr("best_iteration")
    rounds = (0, int(best) + 1) if best is not None else (0, 0)
    return booster.predict(matrix, validate_features=False, iteration_range=rounds)


def parse(body, content_type, columns):
    """A request's body -> DMatrix. Raises serving.Refusal with the container's status and wording."""
    kind = content.media_type(content_type) or content.CSV
    try:
        text = body.decode("utf-8").strip("\r\n")
        if kind == content.CSV:
            return xgboost.DMatrix(data.parse_csv(text, data.sniff(text.split("\n", 1)[0])), nthread=1)
        if kind in LIBSVM:
            return _sparse(text, columns)
    except Exception as error:  # whatever the parser says, the request is what is wrong
        raise serving.Refusal(415, "Loading %s data failed with Exception, please ensure data is in %s format:\n %s\n %s" % (
            "csv" if kind == content.CSV else "libsvm", "csv" if kind == content.CSV else "libsvm", type(error), error)) from None
    raise serving.Refusal(415, "Content-type %s not supported. Supported content-type is text/csv, text/libsvm" % kind)


def render(predictions, accept, batch):
    """Predictions as (bytes, content type)."""
    rows = predictions.tolist()
    if accept == content.JSON:
        return json.dumps({"predictions": [{"score": row} for row in rows]}).encode(), accept
    if accept == content.JSON_LINES:
        return "".join(json.dumps({"score": row}) + "\n" for row in rows).encode(), accept
    if batch:
        return ("\n".join(map(str, rows)) + "\n").encode(), content.CSV
    return ",".join(map(str, rows)).encode(), content.CSV


def application():
    """invoke(Request) for serving.serve(), with the model loaded."""
    booster = load_model(paths.model_dir())
    columns = booster.num_features()
    batch = serving.is_batch()
    default = os.environ.get("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT") or content.CSV

    def invoke(request):
        if not request.body.strip():
            raise serving.Refusal(204, "")
        try:
            accept = content.choose_accept(request.accept, ACCEPTED, default)
        except content.UnsupportedContentType as error:
            raise serving.Refusal(406, str(error)) from None
        matrix = parse(request.body, request.content_type, columns)
        kind = content.media_type(request.content_type) or content.CSV
        if matrix.num_col() != columns:
            raise serving.Refusal(400, "Unable to evaluate payload provided: Feature size of %s inference data %d is not "
                                  "consistent with feature size of trained model %d." % (
                                      "csv" if kind == content.CSV else "libsvm", matrix.num_col(), columns))
        return render(predict(booster, matrix), accept, batch)

    return invoke


def handlers():
    """Defaults for a user's inference module (framework mode)."""
    return {
        "model_fn": load_model,
        "input_fn": lambda body, kind: parse(body if isinstance(body, bytes) else body.encode(), kind, None),
        "predict_fn": lambda matrix, booster: predict(booster, matrix),
        "output_fn": _output,
    }


def _output(predictions, accept):
    if content.media_type(accept) == content.CSV:
        return render(predictions, content.CSV, serving.is_batch())
    return content.encode(predictions, accept), accept


def _sparse(text, columns):
    """libsvm rows; a leading label may be there or not. Widened to the model's columns, which rows rarely all name."""
    from scipy.sparse import csr_matrix

    lines = [line.strip() for line in text.split("\n") if line.strip()]
    rows = [line if ":" not in line.split(None, 1)[0] else "0 " + line for line in lines]
    values, indices, starts, labels, _weights = data.parse_libsvm(rows)
    width = max([columns or 0] + [index + 1 for index in indices])
    return xgboost.DMatrix(csr_matrix((numpy.asarray(values, "float32"), indices, starts), shape=(len(labels), width)),
                           nthread=1)
