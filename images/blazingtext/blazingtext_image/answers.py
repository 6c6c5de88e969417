"""Invocations: {"instances": [...]} -> vectors of words, or labels of sentences.

Word vectors: [{"word": w, "vector": [...]}, ...]; a word that the model does not know has a vector of zeros, or with
subwords one made from its n-grams. Classification: [{"label": [...], "prob": [...]}, ...] with
"configuration": {"k": n} for the n best. JSON Lines (transform jobs): {"source": "...", "k": n} a line.
"""
import json
import os

from sagebrush_toolkit import content, paths, serving
from sagebrush_toolkit.failure import CustomerError

from . import vectors


def application():
    """invoke(Request) for serving.serve(), with the model of /opt/ml/model loaded."""
    answer = load(paths.model_dir())

    def invoke(request):
        kind = content.media_type(request.content_type) or content.JSON
        items = parse(request.body, kind)
        try:
            accept = content.choose_accept(request.accept, (content.JSON, content.JSON_LINES), kind)
        except content.UnsupportedContentType as error:
            raise serving.Refusal(406, str(error)) from None
        results = [answer(text, k) for text, k in items]
        if accept == content.JSON_LINES:
            return "".join(json.dumps(result) + "\n" for result in results).encode(), accept
        return json.dumps(results).encode(), accept

    return invoke


def parse(body, kind):
    """[(text, k), ...] of a request body. Raises serving.Refusal for what is not in the documented form."""
    try:
        if kind == content.JSON_LINES:
            lines = [json.loads(line) for line in body.decode("utf-8").splitlines() if line.strip()]
            items = [(line["source"], line.get("k", 1)) for line in lines]
        elif kind == content.JSON:
            document = json.loads(body.decode("utf-8"))
            k = (document.get("configuration") or {}).get("k", 1)
            items = [(text, k) for text in document["instances"]]
        else:
            raise serving.Refusal(415, "Content type %s is not supported; supported: application/json, "
                                  "application/jsonlines" % kind)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise serving.Refusal(400, "The request is not in the documented form: %s: %s"
                              % (type(error).__name__, error)) from None
    for text, k in items:
        if not isinstance(text, str) or not isinstance(k, int) or isinstance(k, bool) or k < 1:
            raise serving.Refusal(400, "Instances must be strings and k a positive whole number")
    return items


def load(folder):
    """answer(text, k) -> dict for the model in folder: vectors.bin, or a classifier in model.bin (or any *.bin)."""
    names = [name for name in ("vectors.bin", "model.bin") if os.path.exists(os.path.join(folder, name))]
    names += sorted(name for name in os.listdir(folder) if name.endswith(".bin") and name not in names)
    if not names:
        raise CustomerError("There is no vectors.bin or model.bin in %s" % folder)
    path = os.path.join(folder, names[0])
    return _fasttext(path) if vectors.is_fasttext(path) else _table(path)


def _table(path):
    index, table = vectors.read_binary(path)
    zeros = [0.0] * table.shape[1]

    def answer(word, _k):
        row = index.get(word)
        return {"vector": zeros if row is None else table[row].tolist(), "word": word}

    return answer


def _fasttext(path):
    import fasttext

    fasttext.FastText.eprint = lambda *_args, **_kwargs: None  # a warning about its own old interface
    model = fasttext.load_model(path)
    if model.is_quantized() or model.f.getArgs().model.name == "supervised":
        def answer(sentence, k):
            pairs = model.f.predict(sentence.replace("\n", " ") + "\n", k, 0.0, "strict")
            return {"label": [label for _prob, label in pairs], "prob": [prob for prob, _label in pairs]}
    else:
        def answer(word, _k):
            return {"vector": model.get_word_vector(word).tolist(), "word": word}

    return answer
