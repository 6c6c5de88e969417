"""Hyperparameters of a built-in algorithm: declared in one table, checked as the real containers check them.

The wording follows what the built-in XGBoost container writes (Missing required / Extraneous / could not parse /
is not in), because clients and people search logs for it.
"""
from collections import namedtuple

from .failure import CustomerError

Parameter = namedtuple("Parameter", "name parse allowed default required check")
"""parse: text -> value (ValueError when it cannot). allowed: its text in messages. check: value -> bool."""

REQUIRED = object()


def integer(name, default=None, low=None, high=None):
    """A whole number in [low, high]; default REQUIRED makes it mandatory."""
    return _parameter(name, int, "[%s, %s]" % (_edge(low, "-inf"), _edge(high, "+inf")), default,
                      lambda v: (low is None or v >= low) and (high is None or v <= high))


def number(name, default=None, low=None, high=None, low_open=False, high_open=False):
    """A float between low and high, each end open or closed."""
    allowed = "%s%s, %s%s" % ("(" if low_open else "[", _edge(low, "-inf"), _edge(high, "+inf"), ")" if high_open else "]")
    return _parameter(name, float, allowed, default, lambda v: v == v
                      and (low is None or (v > low if low_open else v >= low))
                      and (high is None or (v < high if high_open else v <= high)))


def choice(name, values, default=None):
    return _parameter(name, str, str(list(values)), default, lambda v: v in values)


def boolean(name, default=None):
    """True or False in any case, or 1 and 0."""

    def parse(text):
        low = str(text).strip().lower()
        if low in ("true", "1"):
            return True
        if low in ("false", "0"):
            return False
        raise ValueError(text)

    return _parameter(name, parse, "['True', 'False']", default, lambda _v: True)


def custom(name, parse, allowed, check, default=None):
    """A parameter of a form of its own."""
    return _parameter(name, parse, allowed, default, check)


def validate(table, given):
    """given (string -> string) -> name -> value for all that are given or have a default. Raises CustomerError."""
    by_name = {parameter.name: parameter for parameter in table}
    for name in given:
        if name not in by_name:
            raise CustomerError("Extraneous hyperparameter found: %s" % name)
    result = {}
    for parameter in table:
        if parameter.name not in given:
            if parameter.required:
                raise CustomerError("Missing required hyperparameter: %s" % parameter.name)
            if parameter.default is not None:
                result[parameter.name] = parameter.default
            continue
        text = unquote(given[parameter.name])
        try:
            value = parameter.parse(text)
        except (ValueError, TypeError, SyntaxError):
            raise CustomerError("Hyperparameter %s: could not parse value %r" % (parameter.name, text)) from None
        if not parameter.check(value):
            raise CustomerError("Hyperparameter %s: %s is not in %s" % (parameter.name, value, parameter.allowed))
        result[parameter.name] = value
    return result


def unquote(text):
    """The SDK may JSON-encode a value, so that a string arrives in double quotes."""
    text = str(text)
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def _parameter(name, parse, allowed, default, check):
    required = default is REQUIRED
    return Parameter(name, parse, allowed, None if required else default, required, check)


def _edge(value, endless):
    return endless if value is None else value
