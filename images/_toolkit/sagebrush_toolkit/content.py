"""Bodies to arrays and back: the content types of the SageMaker inference toolkit's default handlers.

CSV, JSON, JSON Lines and npy in; CSV, JSON, JSON Lines and npy out. numpy is imported when first needed.
"""
import io
import json

CSV = "text/csv"
JSON = "application/json"
JSON_LINES = "application/jsonlines"
NPY = "application/x-npy"
TEXT_TYPES = (CSV, JSON, JSON_LINES, "text/plain")
ANY = "*/*"


class UnsupportedContentType(Exception):
    """A content or accept type that the handler has no coder for; answered with 415 or 406."""


def media_type(header):
    """The type of a Content-Type header in lower case, without its parameters; '' for none."""
    return (header or "").split(";")[0].strip().lower()


def choose_accept(header, supported, default):
    """The first type of an Accept header that is supported; default when it is absent or takes anything.

    Raises UnsupportedContentType when the header names only types that are not supported.
    """
    offers = [media_type(part) for part in (header or "").split(",") if part.strip()]
    if not offers or offers == [ANY]:
        return default
    for offer in offers:
        if offer in supported:
            return offer
        if offer in (ANY, default.split("/")[0] + "/*"):
            return default
    raise UnsupportedContentType("Accept type %s is not supported; supported: %s" % (header, ", ".join(supported)))


def decode(body, content_type):
    """bytes -> numpy array. Raises UnsupportedContentType, or ValueError for a body that is not what it says."""
    import numpy

    kind = media_type(content_type)
    if kind == CSV:
        return numpy.genfromtxt(io.StringIO(_text(body)), delimiter=",")
    if kind == JSON:
        return numpy.array(json.loads(_text(body)))
    if kind == JSON_LINES:
        return numpy.array([json.loads(line) for line in _text(body).splitlines() if line.strip()])
    if kind == NPY:
        return numpy.load(io.BytesIO(body), allow_pickle=False)
    raise UnsupportedContentType("Content type %s is not supported by this framework." % (kind or "(none)"))


def encode(value, accept):
    """A prediction (array, list or number) -> bytes of the accept type. Raises UnsupportedContentType."""
    kind = media_type(accept)
    plain = value.tolist() if hasattr(value, "tolist") else value
    if kind == JSON:
        return json.dumps(plain).encode()
    if kind == JSON_LINES:
        rows = plain if isinstance(plain, list) else [plain]
        return "".join(json.dumps(row) + "\n" for row in rows).encode()
    if kind == CSV:
        rows = plain if isinstance(plain, list) else [plain]
        return "".join(",".join(map(_cell, row if isinstance(row, list) else [row])) + "\n" for row in rows).encode()
    if kind == NPY:
        import numpy

        out = io.BytesIO()
        numpy.save(out, numpy.asarray(value), allow_pickle=False)
        return out.getvalue()
    raise UnsupportedContentType("Accept type %s is not supported by this framework." % (kind or "(none)"))


ENCODED = (JSON, CSV, NPY, JSON_LINES)
"""Types that encode() makes."""


def _cell(value):
    text = str(value)
    return '"%s"' % text.replace('"', '""') if any(c in text for c in ',"\n') else text


def _text(body):
    return body.decode("utf-8") if isinstance(body, (bytes, bytearray)) else body
