"""Rewrites the generated part of image.json (--write), from the tables in xgboost_image."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "_toolkit")]

from sagebrush_toolkit import description  # noqa: E402  (the paths above come first)
from xgboost_image import metrics, parameters  # noqa: E402


# Metrics of a round stand behind each other with "#011" between them, so a number ends where it ends, not at a blank.
NUMBER = r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?"


def generated():
    """Hyperparameters and metric definitions; a tuning job may use the validation metrics."""
    names = [(name, "Maximize") for name in metrics.MAXIMIZED] + [(name, "Minimize") for name in metrics.MINIMIZED]
    return {
        "metrics": [
            {"name": "%s:%s" % (data, name), "regex": r".*\[[0-9]+\].*#011%s-%s:(%s)" % (data, name, NUMBER), "objective": way}
            for data in ("train", "validation") for name, way in sorted(names)
        ],
        "hyperparameters": description.hyperparameters(parameters.TABLE),
    }


if __name__ == "__main__":
    description.main(HERE, generated())
