"""Rewrites the generated part of image.json (--write), from the tables in blazingtext_image."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "_toolkit")]

from blazingtext_image import parameters  # noqa: E402  (the paths above come first)
from sagebrush_toolkit import description  # noqa: E402


def generated():
    """Hyperparameters of both kinds of mode, and the documented metrics."""
    common = {p.name for p in parameters.COMMON}
    own = [p for p in parameters.WORD2VEC_TABLE if p.name not in common]
    labels = [p for p in parameters.SUPERVISED_TABLE if p.name not in common]
    return {
        "metrics": [
            {"name": "train:mean_rho", "regex": r"#mean_rho: (\S+)", "objective": "Maximize"},
            {"name": "train:accuracy", "regex": r"#train_accuracy: (\S+)", "objective": "Maximize"},
            {"name": "validation:accuracy", "regex": r"#validation_accuracy: (\S+)", "objective": "Maximize"},
        ],
        "hyperparameters": description.hyperparameters(parameters.COMMON)
        + description.hyperparameters(own, modes=list(parameters.WORD2VEC))
        + description.hyperparameters(labels, modes=[parameters.SUPERVISED]),
    }


if __name__ == "__main__":
    description.main(HERE, generated())
