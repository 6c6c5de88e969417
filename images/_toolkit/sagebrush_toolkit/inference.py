"""The user's inference module: model_fn, input_fn, predict_fn, output_fn or transform_fn, as the inference toolkit has them.

The module is SAGEMAKER_PROGRAM (inference.py by default) in SAGEMAKER_SUBMIT_DIRECTORY, else in /opt/ml/model/code.
Functions that it lacks come from the image's defaults. Handlers may take one more argument than documented: the
request's context (an object with request_headers).
"""
import importlib
import inspect
import os
import sys

from . import content, paths, serving, usercode
from .failure import CustomerError

HANDLERS = ("model_fn", "input_fn", "predict_fn", "output_fn", "transform_fn")


class Context:
    """What a handler that asks for it is given: request_headers, a dict."""

    def __init__(self, headers):
        self.request_headers = headers


def find_module():
    """Import the user's module, or None when there is none. Raises CustomerError when a named one is missing."""
    program = os.environ.get("SAGEMAKER_PROGRAM")
    folder = os.environ.get("SAGEMAKER_SUBMIT_DIRECTORY")
    default = os.path.join(paths.model_dir(), "code")
    if folder and os.path.realpath(folder) != os.path.realpath(default):
        if not folder.startswith("s3://") and not os.path.isdir(folder) and not os.path.isfile(folder):
            # The SDK names /opt/ml/model/code even when the base folder is elsewhere.
            folder = default if folder.rstrip("/") == "/opt/ml/model/code" else folder
        if folder.startswith("s3://") or os.path.isfile(folder):
            import tempfile

            target = tempfile.mkdtemp(prefix="sagebrush-code-")
            usercode.fetch(folder, target)
            folder = target
    folder = folder or default
    path = os.path.join(folder, program or "inference.py")
    if not os.path.isfile(path):
        if program:
            raise CustomerError("The inference program %s is not in %s" % (program, folder))
        return None
    extra = os.path.join(folder, "lib")
    for entry in (extra, os.path.dirname(path), folder):
        if os.path.isdir(entry) and entry not in sys.path:
            sys.path.insert(0, entry)
    return importlib.import_module(os.path.basename(path)[: -len(".py")] if path.endswith(".py") else path)


def application(module, defaults):
    """invoke(Request) for serving.serve(), with the model loaded.

    defaults: handler name -> function, for what the module lacks. module: the user's, or None.
    """
    own = {name: getattr(module, name) for name in HANDLERS if module is not None and hasattr(module, name)}
    if "transform_fn" in own and {"input_fn", "predict_fn", "output_fn"} & set(own):
        raise CustomerError(
            "Cannot use transform_fn implementation in conjunction with input_fn, predict_fn, and/or output_fn implementation")
    handlers = dict(defaults, **own)
    if "model_fn" not in handlers:
        raise CustomerError("The inference module must define model_fn(model_dir): this image has no default for it")
    model = _call(handlers["model_fn"], (paths.model_dir(),), Context({}))

    def invoke(request):
        context = Context(dict(request.headers.items()))
        kind = request.content_type or content.JSON
        accept = request.accept
        if content.media_type(accept) in ("", content.ANY):
            accept = os.environ.get("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT") or content.JSON
        body = request.body
        try:
            if content.media_type(kind) in content.TEXT_TYPES:
                body = body.decode("utf-8")
            if "transform_fn" in own:
                return _response(_call(own["transform_fn"], (model, body, kind, accept), context), accept)
            data = _call(handlers["input_fn"], (body, kind), context)
            prediction = _call(handlers["predict_fn"], (data, model), context)
            return _response(_call(handlers["output_fn"], (prediction, accept), context), accept)
        except content.UnsupportedContentType as error:
            raise serving.Refusal(415, str(error)) from None
        except UnicodeDecodeError as error:
            raise serving.Refusal(400, "The body is not UTF-8: %s" % error) from None

    return invoke


def default_handlers():
    """Defaults of the framework images without model_fn: decode to an array, model.predict, encode."""
    return {
        "input_fn": default_input_fn,
        "predict_fn": lambda data, model: model.predict(data),
        "output_fn": lambda prediction, accept: (content.encode(prediction, accept), accept),
    }


def default_input_fn(body, content_type):
    """A float32 array for the text types, the array itself for npy. One CSV line is one row, not a vector."""
    array = content.decode(body, content_type)
    kind = content.media_type(content_type)
    if kind == content.CSV and array.ndim < 2:
        rows = len([line for line in body.splitlines() if line.strip()])
        array = array.reshape(rows, -1)
    return array.astype("float32") if kind in content.TEXT_TYPES and array.dtype.kind in "biuf" else array


def execution_parameters(module):
    """The module's execution_parameters_fn, else the server's default."""
    own = getattr(module, "execution_parameters_fn", None)
    return own or serving.default_execution_parameters


def _call(function, arguments, context):
    try:
        wanted = len(inspect.signature(function).parameters)
    except (TypeError, ValueError):  # a built-in without a signature
        wanted = len(arguments)
    return function(*arguments, context) if wanted == len(arguments) + 1 else function(*arguments)


def _response(result, accept):
    """A handler's result as (bytes, content type): a pair, or a body of the accepted type."""
    body, kind = result if isinstance(result, tuple) and len(result) == 2 else (result, accept)
    if hasattr(body, "get_data"):  # a werkzeug Response, from modules written for the Flask-based containers
        return body.get_data(), getattr(body, "mimetype", None) or kind
    if isinstance(body, str):
        return body.encode(), kind
    if isinstance(body, (bytes, bytearray)):
        return bytes(body), kind
    return content.encode(body, kind), kind
