"""Checkpoints: xgboost-checkpoint.<round> in /opt/ml/checkpoints, the newest five, each written whole or not at all."""
import os
import re

import xgboost

from sagebrush_toolkit import paths

NAME = "xgboost-checkpoint"
KEPT = 5


def folder(config_dir, default):
    """LocalPath of checkpointconfig.json where the platform writes one, else default if that folder exists, else None."""
    import json

    try:
        with open(os.path.join(config_dir, "checkpointconfig.json"), encoding="utf-8") as file:
            local = json.load(file).get("LocalPath")
    except (OSError, ValueError):
        local = None
    if local:
        # The platform names it as in a container, also where another folder stands for /opt/ml.
        return re.sub(r"^/opt/ml(?=/|$)", lambda _found: paths.base_dir(), local)
    return default if os.path.isdir(default) else None


def load(path):
    """(booster, rounds done) of the newest readable checkpoint in path, or (None, 0)."""
    for number, name in reversed(_all(path)):
        booster = xgboost.Booster()
        try:
            with open(os.path.join(path, name), "rb") as file:
                booster.load_model(bytearray(file.read()))
        except (xgboost.core.XGBoostError, OSError):
            continue  # cut off by the interruption; the one before it is whole
        return booster, number + 1
    return None, 0


class Saver(xgboost.callback.TrainingCallback):
    """Saves after each round. start: rounds that earlier runs have done."""

    def __init__(self, path, start):
        super().__init__()
        self._path = path
        self._start = start

    def after_iteration(self, model, epoch, evals_log):
        number = self._start + epoch
        target = os.path.join(self._path, "%s.%d" % (NAME, number))
        save(model, target, suffix=".sagemaker-ignore")
        for _number, name in _all(self._path)[:-KEPT]:
            os.remove(os.path.join(self._path, name))
        return False


def save(model, path, suffix=".tmp"):
    """Write a booster as UBJSON so that path is always either absent, old or whole."""
    with open(path + suffix, "wb") as out:
        out.write(model.save_raw(raw_format="ubj"))
    os.replace(path + suffix, path)


def _all(path):
    if not path or not os.path.isdir(path):
        return []
    matches = [re.fullmatch(re.escape(NAME) + r"\.(\d+)", name) for name in os.listdir(path)]
    return sorted((int(match.group(1)), match.group(0)) for match in matches if match)
