"""The algorithm's training: check, train in the mode asked for, write the artefacts.

Word2vec writes vectors.txt, vectors.bin and, with evaluation, eval.json; supervised writes model.bin. With several
hosts the first writes; the others only report success when it has.
"""
import json
import os

from sagebrush_toolkit import cluster, environment, paths
from sagebrush_toolkit.failure import CustomerError

from . import corpus, parameters, report


def main():
    """Train as the config files say. Raises CustomerError, AlgorithmError or PlatformError."""
    env = environment.read()
    values = parameters.read(environment.read_hyperparameters(), len(env.hosts))
    if "train" not in env.channels:
        raise CustomerError("Missing required channel: train")
    hosts = len(env.hosts)
    print("Running %s BlazingText training using %s mode."
          % ("single machine CPU" if hosts == 1 else "distributed CPU (%d hosts)" % hosts, values["mode"]), flush=True)
    os.makedirs(paths.model_dir(), exist_ok=True)
    if values["mode"] == parameters.SUPERVISED:
        from . import fasttext_models

        files = _files(env, "train")
        validation = _files(env, "validation") if "validation" in env.channels else []
        return fasttext_models.train_classifier(values, files, validation, os.path.join(paths.model_dir(), "model.bin"))
    if values["subwords"]:
        from . import fasttext_models

        words, table = fasttext_models.train_subwords(
            values, _files(env, "train"), os.path.join(paths.model_dir(), "vectors.bin"))
        return _write(values, words, table, binary=False)
    star = cluster.connect(env.hosts, env.current_host) if hosts > 1 else None
    _word2vec(env, values, star)


def _word2vec(env, values, star):
    from . import word2vec

    share = (0, 1)
    if star is not None and env.inputs["train"].get("S3DistributionType") != "ShardedByS3Key":
        share = (star.rank, star.size)  # every host has all files
    try:
        files = _files(env, "train")
    except CustomerError:
        if star is None or share[1] > 1:
            raise
        files = []  # more hosts than objects: this one has no share
    words, table = word2vec.train(values, files, star, share)
    if star is None or star.is_first:
        _write(values, words, table, binary=True)
    if star is not None:
        # A first host that fails to write must fail the others: they wait for this word.
        star.broadcast_object("written" if star.is_first else None)
        star.close()


def _files(env, channel):
    files = corpus.files(env.channels[channel])
    for name in files:
        print("Processing %s . File size: %d MB" % (name, os.path.getsize(name) // (1024 * 1024)), flush=True)
    return files


def _write(values, words, table, binary):
    from . import vectors, word2vec

    text = os.path.join(paths.model_dir(), "vectors.txt")
    vectors.write_text(text, words, table)
    if binary:
        vectors.write_binary(os.path.join(paths.model_dir(), "vectors.bin"), words, table)
    if not values["evaluation"]:
        return
    print("Evaluating word embeddings....\nVectors read from: %s" % text, flush=True)
    result = word2vec.evaluate(words, table)
    if result is None:
        print("The WordSimilarity-353 test is not installed: no evaluation", flush=True)
        return
    print(json.dumps(result, indent=4, sort_keys=True), flush=True)
    with open(os.path.join(paths.model_dir(), "eval.json"), "w", encoding="utf-8") as out:
        json.dump(result, out)
    if result["mean_rho"] is not None:
        report.metric("mean_rho", result["mean_rho"])
