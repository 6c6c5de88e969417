"""The image as a job sees it: a real training, its model served, with scikit-learn's own data."""
import contextlib
import http.server
import io
import json
import os
import shutil
import sys
import tarfile
import threading
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "_toolkit"))

from sagebrush_toolkit.testing import Job, Server  # noqa: E402  (the path above comes first)

TRAIN, SERVE, PROCESS = (os.path.join(HERE, name + ".py") for name in ("train", "serve", "process"))
SCRIPT = """
import argparse, os
import joblib, numpy
from sklearn.linear_model import LogisticRegression

parser = argparse.ArgumentParser()
parser.add_argument("-C", type=float)
parser.add_argument("--max-iter", type=int)
arguments = parser.parse_args()
table = numpy.loadtxt(os.path.join(os.environ["SM_CHANNEL_TRAIN"], "train.csv"), delimiter=",")
model = LogisticRegression(C=arguments.C, max_iter=arguments.max_iter).fit(table[:, 1:], table[:, 0])
print("train_accuracy=%.4f;" % model.score(table[:, 1:], table[:, 0]))
joblib.dump(model, os.path.join(os.environ["SM_MODEL_DIR"], "model.joblib"))
"""
MODEL_FN = """
import os
import joblib

def model_fn(model_dir):
    return joblib.load(os.path.join(model_dir, "model.joblib"))
"""


@contextlib.contextmanager
def fake_s3(objects):
    """An endpoint with GET and HEAD of the objects (path -> bytes)."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = objects.get(self.path.split("?")[0])
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body or b"")

        do_HEAD = do_GET

        def log_message(self, *_arguments):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield "http://127.0.0.1:%d" % server.server_address[1]
        server.shutdown()


class Image(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        import numpy
        from sklearn.datasets import load_breast_cancer

        data = load_breast_cancer()
        table = numpy.c_[data.target, data.data]
        order = numpy.random.RandomState(0).permutation(len(table))
        cls.train, cls.test = table[order[:400]], table[order[400:]]
        cls.job = Job({"sagemaker_program": "fit.py", "C": "0.5", "max-iter": "5000"}, {"train": {"TrainingInputMode": "File"}})
        out = io.StringIO()
        numpy.savetxt(out, cls.train, delimiter=",", fmt="%.8g")
        cls.job.write("input/data/train/train.csv", out.getvalue())
        cls.job.write("code/fit.py", SCRIPT)
        cls.code, cls.output = cls.job.run(TRAIN)
        cls.job.write("model/code/inference.py", MODEL_FN)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.job.base)

    def csv(self):
        return "\n".join(",".join("%.8g" % value for value in row[1:]) for row in self.test).encode()

    def test_training(self):
        self.assertEqual(self.code, 0, self.output)
        accuracy = float(self.output.split("train_accuracy=")[1].split(";")[0])
        self.assertGreater(accuracy, 0.93)
        self.assertTrue(self.job.exists("model/model.joblib"))

    def test_default_handlers(self):
        truth = [row[0] for row in self.test.tolist()]
        with Server(self.job, SERVE) as server:
            status, body, kind = server.invoke(self.csv(), "text/csv")
            self.assertEqual((status, kind), (200, "application/json"))
            predictions = json.loads(body)
            accuracy = sum(p == t for p, t in zip(predictions, truth)) / len(truth)
            self.assertGreater(accuracy, 0.93)
            status, body, kind = server.invoke(self.csv(), "text/csv; charset=utf-8", Accept="text/csv")
            self.assertEqual((status, kind), (200, "text/csv"))
            self.assertEqual([float(line) for line in body.decode().split()], predictions)
            one = json.dumps([self.test[0][1:].tolist()]).encode()
            self.assertEqual(json.loads(server.invoke(one, "application/json")[1]), predictions[:1])
            import numpy

            npy = io.BytesIO()
            numpy.save(npy, self.test[:5, 1:])
            status, body, kind = server.invoke(npy.getvalue(), "application/x-npy", Accept="application/x-npy")
            self.assertEqual((status, kind), (200, "application/x-npy"))
            self.assertEqual(numpy.load(io.BytesIO(body)).tolist(), predictions[:5])
            # One CSV line is one example.
            self.assertEqual(len(json.loads(server.invoke(self.csv().split(b"\n")[0], "text/csv")[1])), 1)
            self.assertEqual(server.invoke(b"x", "image/png")[0], 415)
            self.assertEqual(server.invoke(b"1,2,3", "text/csv")[0], 500)
        self.assertEqual(server.code, 0)

    def serve_module(self, text, **variables):
        job = Job()
        self.addCleanup(shutil.rmtree, job.base)
        job.write("model/code/inference.py", text)
        return Server(job, SERVE, variables)

    def test_own_handlers(self):
        text = ("def model_fn(model_dir):\n    return 10\n"
                "def input_fn(body, content_type):\n    assert isinstance(body, str), type(body)\n    return int(body)\n"
                "def predict_fn(data, model, context):\n    return data * model + int(context.request_headers['X-Add'])\n"
                "def output_fn(prediction, accept):\n    return str(prediction) + ' ' + accept\n"
                "def execution_parameters_fn():\n    return {'MaxConcurrentTransforms': 3}\n")
        with self.serve_module(text, SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT="text/plain") as server:
            self.assertEqual(server.invoke(b"4", "text/csv", **{"X-Add": "2"}), (200, b"42 text/plain", "text/plain"))
            self.assertEqual(server.request("GET", "/execution-parameters")[1], b'{"MaxConcurrentTransforms": 3}')

    def test_transform_fn(self):
        text = ("def model_fn(model_dir):\n    return 'm'\n"
                "def transform_fn(model, body, content_type, accept):\n    return model.encode() + body, 'a/b'\n")
        with self.serve_module(text) as server:
            self.assertEqual(server.invoke(b"\xff", "application/octet-stream"), (200, b"m\xff", "a/b"))

    def test_module_in_a_submit_directory(self):
        with Job() as job:
            job.write("elsewhere/score.py", "def model_fn(d):\n    return 1\ndef transform_fn(m, b, c, a):\n    return 'score'\n")
            with Server(job, SERVE, {"SAGEMAKER_PROGRAM": "score.py", "SAGEMAKER_SUBMIT_DIRECTORY": job.path("elsewhere")}) as server:
                self.assertEqual(server.invoke(b"", "text/csv")[1], b"score")

    def test_modules_that_cannot_serve(self):
        for text, message in (("def model_fn(d):\n    pass\ndef transform_fn(m, b, c, a):\n    pass\ndef predict_fn(d, m):\n    pass\n",
                               "Cannot use transform_fn"), ("x = 1\n", "must define model_fn"),
                              ("def model_fn(d):\n    raise OSError('no weights')\n", "no weights")):
            with self.subTest(message), self.assertRaisesRegex(AssertionError, message):
                with self.serve_module(text):
                    pass

    def test_code_from_s3(self):
        """sagemaker_submit_directory as s3://: fetched from S3_ENDPOINT_URL with path-style addressing."""
        archive = io.BytesIO()
        with tarfile.open(fileobj=archive, mode="w:gz") as tar:
            text = b"print('from the bucket')"
            member = tarfile.TarInfo("main.py")
            member.size = len(text)
            tar.addfile(member, io.BytesIO(text))
        with fake_s3({"/code-bucket/deep/sourcedir.tar.gz": archive.getvalue()}) as endpoint:
            variables = {"S3_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}
            with Job({"sagemaker_program": "main.py", "sagemaker_submit_directory": "s3://code-bucket/deep/sourcedir.tar.gz"}) as job:
                code, output = job.run(TRAIN, variables)
                self.assertEqual(code, 0, output)
                self.assertIn("from the bucket", output)
                self.assertEqual(os.listdir(job.path("code")), ["main.py"])
            with Job({"sagemaker_program": "main.py", "sagemaker_submit_directory": "s3://code-bucket/gone.tar.gz"}) as job:
                self.assertEqual(job.run(TRAIN, variables)[0], 1)
                self.assertIn("Could not download the user's code from s3://code-bucket/gone.tar.gz", job.failure())

    def test_processing_without_entrypoint_says_so(self):
        code, output = self.job.run(PROCESS)
        self.assertEqual(code, 0)
        self.assertIn("nothing to do", output)


if __name__ == "__main__":
    unittest.main()
