"""How a program tells the platform that it failed: the failure file and the exit code.

Three kinds, as the built-in algorithms have them: a CustomerError is the caller's to repair (wrong
hyperparameter, wrong data), an AlgorithmError is ours, a PlatformError is the surroundings'.
"""
import os
import sys

from . import paths

FAILURE_LIMIT = 16 * 1024
"""Bytes kept of a failure: the platform shows the first 1,024 characters, the rest helps whoever opens the file."""


class AlgorithmError(Exception):
    """The program broke for a reason that the caller cannot repair."""


class CustomerError(Exception):
    """The request was wrong: a hyperparameter, a channel, the data. The real containers call it a Customer Error."""


class PlatformError(Exception):
    """Something around the program is missing: a config file, a host that cannot be reached."""


def write_failure(text):
    """Write the failure file once: the first reason is the true one, later ones are its consequences."""
    path = paths.failure_file()
    if os.path.exists(path):
        return
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", errors="replace") as out:
            out.write(text[:FAILURE_LIMIT])
    except OSError as error:
        sys.stderr.write("Could not write %s: %s\n" % (path, error))


def write_success():
    """Write the empty success file, as the training toolkit does."""
    path = paths.success_file()
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8"):
        pass


def describe(error):
    """The failure file's text for an exception: kind and message first, since only 1,024 characters are shown."""
    if isinstance(error, CustomerError):
        return "Customer Error: %s" % error
    if isinstance(error, (AlgorithmError, PlatformError)):
        return "%s: %s" % ("Algorithm Error" if isinstance(error, AlgorithmError) else "Platform Error", error)
    import traceback

    lines = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    return "Algorithm Error: %s: %s\n\n%s" % (type(error).__name__, error, lines)


def run(program):
    """Run program() as a whole process: 0 when it returns, else the failure file, the reason on stderr, and 1."""
    try:
        program()
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # the last frame of the process: everything is reported here
        text = describe(error)
        write_failure(text)
        sys.stderr.write(text.rstrip("\n") + "\n")
        sys.stderr.flush()
        sys.exit(1)
    write_success()
