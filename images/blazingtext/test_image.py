"""The algorithm as a job sees it, on a text made so that the answer is known: words of one topic keep company."""
import json
import os
import random
import re
import shutil
import sys
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "_toolkit"), HERE]

import numpy  # noqa: E402
from blazingtext_image import answers, corpus, parameters, vectors, word2vec  # noqa: E402
from sagebrush_toolkit import serving  # noqa: E402
from sagebrush_toolkit.failure import CustomerError  # noqa: E402
from sagebrush_toolkit.testing import Job, Server, addresses, run_hosts  # noqa: E402

import describe  # noqa: E402

TRAIN, SERVE = os.path.join(HERE, "train.py"), os.path.join(HERE, "serve.py")
TOPICS = [["%s%d" % (stem, n) for n in range(12)] for stem in ("river", "metal", "bird", "law")]
COMMON = ["the", "of", "and", "a", "to"]
SEED_PARAMETERS = {"mode": "batch_skipgram", "epochs": "5", "min_count": "5", "sampling_threshold": "0.0001",
                   "learning_rate": "0.025", "window_size": "5", "vector_dim": "300", "negative_samples": "5", "batch_size": "11"}
"""As the Step Functions developer guide's training example has them."""
SMALL = {"epochs": "10", "vector_dim": "20", "learning_rate": "0.1", "sampling_threshold": "0.01"}


def topic_text(sentences, seed, labels=False):
    rng = random.Random(seed)
    lines = []
    for _ in range(sentences):
        number = rng.randrange(len(TOPICS))
        words = [rng.choice(TOPICS[number]) if rng.random() < 0.7 else rng.choice(COMMON) for _ in range(rng.randint(6, 14))]
        lines.append(("__label__%d " % number if labels else "") + " ".join(words))
    return "\n".join(lines) + "\n"


def neighbours_in_topic(index, table):
    """The share of topic words whose nearest topic word is of their own topic."""
    names = [word for topic in TOPICS for word in topic]
    rows = numpy.array([table[index[name]] for name in names])
    rows /= numpy.linalg.norm(rows, axis=1, keepdims=True)
    near = rows @ rows.T
    numpy.fill_diagonal(near, -2)
    return numpy.mean([i // 12 == j // 12 for i, j in enumerate(near.argmax(axis=1))])


def job_of(hyperparameters, text, validation=None, entry=None, **more):
    channels = {"train": entry or {"TrainingInputMode": "File"}}
    if validation:
        channels["validation"] = {}
    job = Job(hyperparameters, channels, **more)
    job.write("input/data/train/part-0.txt", text)
    if validation:
        job.write("input/data/validation/part-0.txt", validation)
    return job


class WordVectors(unittest.TestCase):
    def trained(self, hyperparameters, text):
        job = job_of(hyperparameters, text)
        self.addCleanup(shutil.rmtree, job.base, True)
        code, output = job.run(TRAIN)
        self.assertEqual(code, 0, output)
        return job, output

    def test_one_host_modes(self):
        for mode in ("skipgram", "cbow", "batch_skipgram"):
            with self.subTest(mode):
                job, output = self.trained(dict(SMALL, mode=mode), topic_text(4000, 1))
                index, table = vectors.read_binary(job.path("model/vectors.bin"))
                self.assertEqual(table.shape, (53, 20))
                self.assertGreater(neighbours_in_topic(index, table), 0.95)
                self.assertIn("Running single machine CPU BlazingText training using %s mode." % mode, output)
                self.assertIn("Number of words:  53", output)
                self.assertRegex(output, r"##### Alpha: 0\.0\d+  Progress: 100\.00%  Million Words/sec: \d+\.\d\d #####")
                self.assertIn("Training finished!", output)

    def test_text_and_binary_agree(self):
        job, _ = self.trained(dict(SMALL, mode="skipgram", epochs="1"), topic_text(500, 1))
        index, table = vectors.read_binary(job.path("model/vectors.bin"))
        lines = job.read("model/vectors.txt").splitlines()
        self.assertEqual(lines[0], "53 20")
        for line in lines[1:]:
            word, *numbers = line.split(" ")
            self.assertTrue(numpy.allclose([float(n) for n in numbers], table[index[word]], atol=1e-5), word)
        from gensim.models import KeyedVectors  # an independent reader of both formats

        for name, binary in (("vectors.bin", True), ("vectors.txt", False)):
            keyed = KeyedVectors.load_word2vec_format(job.path("model/" + name), binary=binary)
            self.assertTrue(numpy.allclose(keyed["river1"], table[index["river1"]], atol=1e-5))

    def test_evaluation(self):
        english = "\n".join("tiger cat love sex book paper computer keyboard train car plane bread butter" for _ in range(50))
        job, output = self.trained(dict(SMALL, mode="cbow"), english)
        result = json.loads(job.read("model/eval.json"))
        self.assertEqual(result["EN-WS-353-ALL.txt"]["total_pairs"], 353)
        regex = {m["name"]: m["regex"] for m in describe.generated()["metrics"]}["train:mean_rho"]
        self.assertEqual(float(re.search(regex, output).group(1)), result["mean_rho"])
        job, output = self.trained(dict(SMALL, mode="cbow", evaluation="False"), english)
        self.assertFalse(job.exists("model/eval.json"))

    def test_subwords_and_words_never_seen(self):
        job, _ = self.trained(dict(SMALL, mode="skipgram", subwords="True", buckets="1000"), topic_text(2000, 1))
        self.assertTrue(vectors.is_fasttext(job.path("model/vectors.bin")))
        self.assertEqual(job.read("model/vectors.txt").split("\n")[0], "53 20")
        with Server(job, SERVE) as server:
            answer = json.loads(server.invoke(b'{"instances": ["river99"]}', "application/json")[1])
        self.assertGreater(max(map(abs, answer[0]["vector"])), 0)

    def test_four_hosts_with_the_guides_hyperparameters(self):
        text = topic_text(6000, 1)
        hosts = ["algo-%d" % n for n in range(1, 5)]
        jobs = {host: job_of(dict(SEED_PARAMETERS, sampling_threshold="0.01", epochs="20"), text, hosts=hosts, current=host)
                for host in hosts}
        for job in jobs.values():
            self.addCleanup(shutil.rmtree, job.base, True)
        for host, (code, output) in run_hosts(jobs, TRAIN).items():
            self.assertEqual(code, 0, host + output)
            self.assertIn("Number of words:  53", output)
        index, table = vectors.read_binary(jobs["algo-1"].path("model/vectors.bin"))
        self.assertEqual(table.shape, (53, 300))
        self.assertGreater(neighbours_in_topic(index, table), 0.95)
        self.assertEqual(os.listdir(jobs["algo-2"].path("model")), [])

    def test_hosts_learn_from_each_others_share(self):
        """Each host has the sentences of some topics only; the model knows all."""
        hosts = ["algo-1", "algo-2"]
        lines = topic_text(4000, 1).splitlines()
        shares = {"algo-1": [x for x in lines if "river" in x or "metal" in x], "algo-2": [x for x in lines if "bird" in x or "law" in x]}
        jobs = {host: job_of(dict(SMALL, mode="batch_skipgram"), "\n".join(shares[host]), hosts=hosts, current=host,
                             entry={"S3DistributionType": "ShardedByS3Key"}) for host in hosts}
        for job in jobs.values():
            self.addCleanup(shutil.rmtree, job.base, True)
        for host, (code, output) in run_hosts(jobs, TRAIN).items():
            self.assertEqual(code, 0, host + output)
        index, table = vectors.read_binary(jobs["algo-1"].path("model/vectors.bin"))
        self.assertGreater(neighbours_in_topic(index, table), 0.9)

    def test_a_killed_host_fails_the_others(self):
        hosts = ["algo-1", "algo-2", "algo-3"]
        text = topic_text(3000, 1)
        jobs = {host: job_of(dict(SMALL, mode="batch_skipgram", epochs="100000"), text, hosts=hosts, current=host) for host in hosts}
        variables = addresses(hosts)
        running = [jobs[host].start(TRAIN, variables) for host in hosts]
        try:
            for job in jobs.values():
                self.addCleanup(shutil.rmtree, job.base, True)
            while "Number of words" not in running[0].stdout.readline():
                self.assertIsNone(running[0].poll())
            running[2].kill()
            started = time.monotonic()
            for process in running:
                process.communicate(timeout=30)
            self.assertLess(time.monotonic() - started, 10)
            self.assertEqual([process.returncode for process in running], [1, 1, -9])
            self.assertIn("lost the connection to host algo-3", jobs["algo-1"].failure())
            self.assertIn("lost the connection to host algo-1", jobs["algo-2"].failure())
        finally:
            for process in running:
                process.kill()

    def test_refusals(self):
        for hyperparameters, hosts, message in (
            ({}, 1, "Missing required hyperparameter: mode"),
            ({"mode": "glove"}, 1, "mode: glove is not in"),
            ({"mode": "skipgram"}, 2, "mode skipgram runs on a single instance"),
            ({"mode": "batch_skipgram", "subwords": "true"}, 1, "subwords"),
            ({"mode": "cbow", "epochs": "0"}, 1, "Hyperparameter epochs: 0 is not in"),
            ({"mode": "cbow", "learning_rate": "0"}, 1, "Hyperparameter learning_rate"),
            ({"mode": "cbow", "word_ngrams": "2"}, 1, "Extraneous hyperparameter found: word_ngrams"),
            ({"mode": "supervised", "window_size": "2"}, 1, "Extraneous hyperparameter found: window_size"),
        ):
            with self.subTest(message), self.assertRaisesRegex(CustomerError, re.escape(message)):
                parameters.read(hyperparameters, hosts)
        self.assertEqual(parameters.read(SEED_PARAMETERS, 4)["batch_size"], 11)
        for text, message in (("rare words only\n", "No word occurs at least min_count=5"), ("", "No data in the training channel")):
            with job_of({"mode": "cbow"}, text) as job:
                self.assertEqual(job.run(TRAIN)[0], 1)
                self.assertRegex(job.failure(), "^Customer Error: ")
                self.assertIn(message, job.failure())


class Classifier(unittest.TestCase):
    def test_train_and_serve(self):
        with job_of({"mode": "supervised", "epochs": "10", "vector_dim": "10", "word_ngrams": "2", "min_count": "2", "buckets": "1000",
                     "early_stopping": "True"}, topic_text(2000, 1, labels=True), topic_text(300, 2, labels=True)) as job:
            code, output = job.run(TRAIN)
            self.assertEqual(code, 0, output)
            accuracy = {m["name"]: re.search(m["regex"], output) for m in describe.generated()["metrics"]}
            self.assertGreater(float(accuracy["train:accuracy"].group(1)), 0.95)
            self.assertGreater(float(accuracy["validation:accuracy"].group(1)), 0.95)
            self.assertIn("Number of validation examples: 300", output)
            self.assertIn("early_stopping is not available", output)
            with Server(job, SERVE) as server:
                body = json.dumps({"instances": ["bird1 bird2 the bird3", "law1 of law2"], "configuration": {"k": 2}}).encode()
                status, answer, kind = server.invoke(body, "application/json")
                self.assertEqual((status, kind), (200, "application/json"))
                answer = json.loads(answer)
                self.assertEqual([a["label"][0] for a in answer], ["__label__2", "__label__3"])
                self.assertEqual([len(a["prob"]) for a in answer], [2, 2])
                self.assertGreater(answer[0]["prob"][0], 0.8)
                status, answer, kind = server.invoke(b'{"source": "metal1 metal2"}\n{"source": "river1", "k": 3}\n', "application/jsonlines")
                lines = [json.loads(line) for line in answer.decode().splitlines()]
                self.assertEqual((status, kind, lines[0]["label"], len(lines[1]["label"])), (200, "application/jsonlines", ["__label__1"], 3))

    def test_unlabelled_text(self):
        with job_of({"mode": "supervised"}, "no labels here\n" * 10) as job:
            self.assertEqual(job.run(TRAIN)[0], 1)
            self.assertIn("mode supervised needs lines that start with __label__", job.failure())


class Serving(unittest.TestCase):
    def test_words(self):
        with Job() as job:
            os.makedirs(job.path("model"))
            table = numpy.arange(6, dtype="float32").reshape(2, 3)
            vectors.write_binary(job.path("model/vectors.bin"), ["gold", "größe"], table)
            with Server(job, SERVE) as server:
                status, body, kind = server.invoke('{"instances": ["größe", "never", "gold"]}'.encode(), "application/json")
                self.assertEqual((status, kind), (200, "application/json"))
                self.assertEqual(json.loads(body), [{"vector": [3, 4, 5], "word": "größe"}, {"vector": [0, 0, 0], "word": "never"},
                                                    {"vector": [0, 1, 2], "word": "gold"}])
                lines = server.invoke(b'{"source": "gold"}\n', "application/jsonlines")
                self.assertEqual((json.loads(lines[1]), lines[2]), ({"vector": [0, 1, 2], "word": "gold"}, "application/jsonlines"))
                for bad in (b"gold", b"[]", b'{"words": []}', b'{"instances": [1]}', b'{"instances": ["a"], "configuration": {"k": 0}}'):
                    self.assertEqual(server.invoke(bad, "application/json")[0], 400, bad)
                self.assertEqual(server.invoke(b"gold", "text/csv")[0], 415)


class Parts(unittest.TestCase):
    def test_binary_format(self):
        with Job() as job:
            rng = numpy.random.RandomState(1)
            table = rng.standard_normal((30, 7)).astype("float32")  # any byte may occur, also spaces and newlines
            words = ["w%d" % n for n in range(30)]
            vectors.write_binary(job.path("v.bin"), words, table)
            index, read = vectors.read_binary(job.path("v.bin"))
            self.assertEqual([index[w] for w in words], list(range(30)))
            self.assertTrue((read == table).all())
            job.write("cut.bin", job.read("v.bin", binary=True)[:-40])
            with self.assertRaisesRegex(ValueError, "ends within word"):
                vectors.read_binary(job.path("cut.bin"))

    def test_each_word_goes_to_one_host(self):
        """Property: the shares, one after the other, are the text's words, for any number of hosts and files."""
        rng = random.Random(5)
        whole, corpus.PIECE = corpus.PIECE, 64
        try:
            for _ in range(150):
                texts = ["".join(rng.choice(["ab", "c", "größe", "xyz", " ", " ", "\n", "  "]) for _ in range(rng.randint(1, 120)))
                         for _ in range(rng.randint(1, 3))]
                texts = [text + "\n" for text in texts]
                with Job() as job:
                    files = [job.write("%d.txt" % n, text.encode()) for n, text in enumerate(texts)]
                    hosts = rng.randint(1, 6)
                    words = [word for rank in range(hosts) for sentence in corpus.Sentences(files, (rank, hosts)) for word in sentence]
                self.assertEqual(words, " ".join(texts).split(), (texts, hosts))
        finally:
            corpus.PIECE = whole

    def test_sentences_are_lines_and_long_lines_are_shared(self):
        with Job() as job:
            files = [job.write("a.txt", "a b\nc\n\nd e f"), job.write("b.txt", " ".join(["w"] * 25000))]
            sentences = [words for words in corpus.Sentences(files) if words]
            self.assertEqual(sentences[:3], [["a", "b"], ["c"], ["d", "e", "f"]])
            self.assertEqual([len(words) for words in sentences[3:]], [10000, 10000, 5000])
            shares = [sum(map(len, corpus.Sentences(files, (rank, 4)))) for rank in range(4)]
            self.assertEqual(sum(shares), 25006)
            self.assertLess(max(shares) - min(shares), 20)

    def test_chunks_never_outnumber_the_rounds(self):
        """Property: a share of n words makes at most ceil(n / words_each) chunks."""
        rng = random.Random(3)
        for _ in range(200):
            sentences = [["w"] * rng.randint(1, 30) for _ in range(rng.randint(0, 60))]
            each = rng.randint(1, 200)
            pieces = list(corpus.chunks(sentences, each))
            self.assertEqual([words for piece in pieces for words in piece], sentences)
            self.assertLessEqual(len(pieces), -(-sum(map(len, sentences)) // each))

    def test_vocabulary_order_is_total(self):
        self.assertEqual(list(word2vec._cut({"b": 2, "a": 2, "c": 9, "d": 1}, 2)), ["c", "a", "b"])

    def test_request_forms(self):
        self.assertEqual(answers.parse(b'{"instances": ["a"], "configuration": null}', "application/json"), [("a", 1)])
        with self.assertRaises(serving.Refusal):
            answers.parse(b'{"k": 1}', "application/jsonlines")

    def test_image_json_is_current(self):
        from sagebrush_toolkit import description

        with open(os.path.join(HERE, "image.json"), encoding="utf-8") as file:
            self.assertEqual(file.read(), description.current(HERE, describe.generated()), "run describe.py --write")


if __name__ == "__main__":
    unittest.main()
