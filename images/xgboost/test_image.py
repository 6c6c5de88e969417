"""The algorithm as a job sees it, on a task with a known answer: trained, resumed, distributed, served."""
import json
import os
import random
import re
import shutil
import signal
import sys
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "_toolkit"), HERE]

import numpy  # noqa: E402
import xgboost  # noqa: E402
from sagebrush_toolkit.failure import CustomerError  # noqa: E402
from sagebrush_toolkit.testing import Job, Server, addresses, run_hosts  # noqa: E402
from xgboost_image import data, metrics, parameters  # noqa: E402

import describe  # noqa: E402

TRAIN, SERVE = os.path.join(HERE, "train.py"), os.path.join(HERE, "serve.py")
CSV = {"ContentType": "text/csv", "TrainingInputMode": "File"}


def rings(rows, seed):
    """A task with a known answer: label 1 inside a ring, which no linear model finds."""
    rng = numpy.random.RandomState(seed)
    points = rng.uniform(-2, 2, size=(rows, 4)).round(4)
    radius = numpy.hypot(points[:, 0], points[:, 1])
    return numpy.c_[(radius > 0.7) & (radius < 1.6), points]


def as_csv(table):
    return "\n".join(",".join("%g" % value for value in row) for row in table) + "\n"


def as_libsvm(table):
    return "\n".join("%g %s" % (row[0], " ".join("%d:%g" % (i, v) for i, v in enumerate(row[1:]) if v)) for row in table)


def job_of(hyperparameters, train=None, validation=None, content=CSV, form=as_csv, **more):
    channels = {name: content for name, table in (("train", train), ("validation", validation)) if table is not None}
    job = Job(dict({"objective": "binary:logistic", "num_round": "10"}, **hyperparameters), channels, **more)
    for name, table in (("train", train), ("validation", validation)):
        if table is not None and len(table):
            job.write("input/data/%s/part-0" % name, form(table))
    return job


class Training(unittest.TestCase):
    def trained(self, job, variables=None):
        self.addCleanup(shutil.rmtree, job.base, True)
        code, output = job.run(TRAIN, variables)
        self.assertEqual(code, 0, output)
        booster = xgboost.Booster(model_file=bytearray(job.read("model/xgboost-model", binary=True)))
        return booster, output

    def refused(self, message, hyperparameters=None, **more):
        with job_of(hyperparameters or {}, **more) as job:
            code, output = job.run(TRAIN)
            self.assertEqual(code, 1, output)
            self.assertRegex(job.failure(), "^Customer Error: ")
            self.assertIn(message, job.failure())
            self.assertFalse(job.exists("model/xgboost-model"))

    def test_csv_with_validation(self):
        test = rings(500, 3)
        booster, output = self.trained(job_of({"max_depth": "6", "eval_metric": "error,auc,f1"}, rings(2000, 1), rings(500, 2)))
        predictions = booster.predict(xgboost.DMatrix(test[:, 1:])) > 0.5
        self.assertGreater((predictions == test[:, 0]).mean(), 0.93)
        rounds = re.findall(r"^\[(\d+)\]#011train-error:\S+#011train-auc:\S+#011train-f1:\S+#011validation-error:([0-9.]+)#011", output, re.M)
        self.assertEqual([int(number) for number, _ in rounds], list(range(10)))
        self.assertLess(float(rounds[-1][1]), 0.08)

    def test_metric_definitions_match_the_log(self):
        _, output = self.trained(job_of({"_tuning_objective_metric": "validation:auc"}, rings(300, 1), rings(100, 2)))
        regex = {m["name"]: m["regex"] for m in describe.generated()["metrics"]}["validation:auc"]
        found = re.findall(regex, output)
        self.assertEqual(len(found), 10)
        self.assertGreater(float(found[-1]), 0.8)

    def test_metric_definitions_find_each_of_several_numbers_in_a_line(self):
        _, output = self.trained(job_of({"eval_metric": "error,auc"}, rings(300, 1), rings(100, 2)))
        regexes = {m["name"]: m["regex"] for m in describe.generated()["metrics"]}
        for name in ("train:error", "train:auc", "validation:error", "validation:auc"):
            values = [float(value) for value in re.findall(regexes[name], output)]
            self.assertEqual(len(values), 10, name)

    def test_libsvm_is_the_default_and_gives_the_same_model(self):
        table = rings(500, 1)
        dense, _ = self.trained(job_of({"tree_method": "hist"}, table))
        sparse, _ = self.trained(job_of({"tree_method": "hist"}, table, content={}, form=as_libsvm))
        matrix = xgboost.DMatrix(table[:, 1:])
        self.assertLess(abs(dense.predict(matrix) - sparse.predict(matrix)).max(), 1e-4)

    def test_weights_in_the_second_column(self):
        table = rings(400, 1)
        weighted = numpy.c_[table[:, :1], numpy.where(table[:, 0] == 1, 1000.0, 0.001), table[:, 1:]]
        booster, _ = self.trained(job_of({"csv_weights": "1", "num_round": "3"}, weighted))
        self.assertGreater(booster.predict(xgboost.DMatrix(table[:, 1:])).min(), 0.5, "the weights were not used")

    def test_early_stopping(self):
        noise = rings(300, 1)
        noise[:, 0] = numpy.random.RandomState(5).randint(0, 2, 300)
        booster, output = self.trained(job_of({"num_round": "300", "early_stopping_rounds": "3"}, noise, rings(100, 2)))
        self.assertLess(booster.num_boosted_rounds(), 100)

    def test_script_mode(self):
        with job_of({"sagemaker_program": "own.py"}) as job:
            job.write("code/own.py", "import xgboost, sys; print(xgboost.__version__, sys.argv[1:])")
            code, output = job.run(TRAIN)
            self.assertEqual(code, 0, output)
            self.assertIn("'--num_round', '10'", output)

    def test_checkpoint_is_resumed(self):
        table = rings(400, 1)
        whole, _ = self.trained(job_of({"num_round": "8"}, table))
        job = job_of({"num_round": "5"}, table)
        os.makedirs(job.path("checkpoints"))
        self.trained(job)
        self.assertEqual(sorted(os.listdir(job.path("checkpoints"))), ["xgboost-checkpoint.%d" % n for n in range(5)])
        job.write("checkpoints/xgboost-checkpoint.9", "cut off")
        job.write("input/config/hyperparameters.json", json.dumps({"objective": "binary:logistic", "num_round": "8"}))
        resumed, output = self.trained(job)
        self.assertIn("Resuming from checkpoint: 5 of 8", output)
        self.assertEqual(re.findall(r"^\[(\d+)\]", output, re.M), ["5", "6", "7"])
        matrix = xgboost.DMatrix(table[:, 1:])
        self.assertLess(abs(whole.predict(matrix) - resumed.predict(matrix)).max(), 1e-5)

    def test_checkpoints_go_where_the_platform_says(self):
        job = job_of({"num_round": "2"}, rings(50, 1))
        job.write("input/config/checkpointconfig.json", json.dumps({"LocalPath": "/opt/ml/mine/here"}))
        self.trained(job)
        self.assertEqual(sorted(os.listdir(job.path("mine/here"))), ["xgboost-checkpoint.0", "xgboost-checkpoint.1"])
        plain = job_of({"num_round": "2"}, rings(50, 1))
        self.trained(plain)
        self.assertFalse(plain.exists("checkpoints"))

    def test_sigterm_saves_the_model_so_far(self):
        with job_of({"num_round": "1000000"}, rings(2000, 1)) as job:
            process = job.start(TRAIN)
            while not process.stdout.readline().startswith("[5]"):
                self.assertIsNone(process.poll())
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=30)
            self.assertEqual(process.returncode, 0)
            booster = xgboost.Booster(model_file=bytearray(job.read("model/xgboost-model", binary=True)))
            self.assertGreaterEqual(booster.num_boosted_rounds(), 6)

    def test_refusals(self):
        table = rings(20, 1)
        with Job({}, {"train": CSV}) as job:
            self.assertEqual(job.run(TRAIN)[0], 1)
            self.assertEqual(job.failure(), "Customer Error: Missing required hyperparameter: num_round")
        self.refused("Missing required channel: train")
        self.refused("No data in training channel path", train=table[:0])
        self.refused("image/png is not an accepted ContentType", train=table, content={"ContentType": "image/png"})
        self.refused("could not convert string 'label'", train=table, form=lambda t: "label,a,b\n" + as_csv(t))
        self.refused("label must be in [0,1]", train=table + 5)
        self.refused("label must be in [0, num_class)", {"objective": "multi:softmax", "num_class": "2"}, train=table + 2)
        self.refused("Failed to load libsvm data", train=table, content={})
        self.refused("Require input for parameter 'num_class'", {"objective": "multi:softmax"}, train=table)

    def test_two_hosts_train_one_model(self):
        table = rings(1000, 1)
        hosts = ("algo-1", "algo-2", "algo-3")
        shares = {"algo-1": table[:600], "algo-2": table[600:], "algo-3": table[:0]}
        jobs = {host: job_of({"max_depth": "6", "tree_method": "hist", "nthread": "1"}, share, hosts=hosts, current=host)
                for host, share in shares.items()}
        for job in jobs.values():
            self.addCleanup(shutil.rmtree, job.base, True)
        results = run_hosts(jobs, TRAIN)
        for host, (code, output) in results.items():
            self.assertEqual(code, 0, host + output)
        self.assertIn("[9]#011train-logloss:", results["algo-1"][1])
        self.assertFalse(jobs["algo-2"].exists("model/xgboost-model"))
        self.assertIn("does not have data", results["algo-3"][1])
        booster = xgboost.Booster(model_file=bytearray(jobs["algo-1"].read("model/xgboost-model", binary=True)))
        alone, _ = self.trained(job_of({"max_depth": "6", "tree_method": "hist"}, table))
        test = rings(500, 2)
        matrix = xgboost.DMatrix(test[:, 1:])
        right = [((model.predict(matrix) > 0.5) == test[:, 0]).mean() for model in (booster, alone)]
        self.assertGreater(right[0], 0.9)
        self.assertLess(abs(right[0] - right[1]), 0.03)

    def test_a_killed_host_fails_the_others(self):
        hosts = ("algo-1", "algo-2")
        jobs = {host: job_of({"num_round": "1000000", "nthread": "1"}, rings(500, n), hosts=hosts, current=host)
                for n, host in enumerate(hosts)}
        variables = addresses(hosts)
        running = [jobs[host].start(TRAIN, variables) for host in hosts]
        for job in jobs.values():
            self.addCleanup(shutil.rmtree, job.base, True)
        while not running[0].stdout.readline().startswith("[5]"):
            self.assertIsNone(running[0].poll())
        running[1].kill()
        running[1].communicate()
        started = time.monotonic()
        running[0].communicate(timeout=30)
        self.assertEqual(running[0].returncode, 1)
        self.assertLess(time.monotonic() - started, 10)
        self.assertIn("lost the connection to host algo-2", jobs["algo-1"].failure())


class Serving(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.table = rings(300, 1)
        cls.job = job_of({"max_depth": "5"}, cls.table)
        code, output = cls.job.run(TRAIN)
        assert code == 0, output
        cls.expected = xgboost.Booster(model_file=bytearray(cls.job.read("model/xgboost-model", binary=True))).predict(
            xgboost.DMatrix(cls.table[:, 1:])).tolist()

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.job.base)

    def near(self, text, count):
        values = [float(part) for part in re.split("[,\n]", text.decode().strip())]
        self.assertEqual(len(values), count)
        self.assertLess(max(abs(a - b) for a, b in zip(values, self.expected)), 1e-5)

    def test_realtime(self):
        rows = as_csv(self.table[:4, 1:]).encode()
        with Server(self.job, SERVE) as server:
            status, body, kind = server.invoke(rows, "text/csv; charset=utf-8")
            self.assertEqual((status, kind), (200, "text/csv"))
            self.assertEqual(body.count(b","), 3)
            self.near(body, 4)
            self.near(server.invoke(rows.strip(), "")[1], 4)
            sparse = "\n".join(" ".join("%d:%g" % (i, v) for i, v in enumerate(row[1:])) for row in self.table[:3]).encode()
            self.near(server.invoke(sparse, "text/libsvm")[1], 3)
            self.near(server.invoke(as_libsvm(self.table[:3]).encode(), "text/x-libsvm")[1], 3)
            scores = json.loads(server.invoke(rows, "text/csv", Accept="application/json")[1])["predictions"]
            self.near(",".join(str(s["score"]) for s in scores).encode(), 4)
            lines = server.invoke(rows, "text/csv", Accept="application/jsonlines")[1].decode().splitlines()
            self.assertEqual(len([json.loads(line)["score"] for line in lines]), 4)
            self.assertEqual(server.invoke(b"", "text/csv")[0], 204)
            self.assertEqual(server.invoke(b"1,2\n", "text/csv")[0], 400)
            self.assertEqual(server.invoke(b"1,2,3,4,5\n", "text/csv")[0], 400)
            self.assertEqual(server.invoke(b"1,b,3,4\n", "text/csv")[0], 415)
            self.assertEqual(server.invoke(b"{}", "application/json")[0], 415)
            self.assertEqual(server.invoke(rows, "text/csv", Accept="image/png")[0], 406)
            self.assertEqual(server.invoke(b"1,,3,\n", "text/csv")[0], 200)
        self.assertEqual(server.code, 0)

    def test_transform_gets_a_line_for_each_row(self):
        with Server(self.job, SERVE, {"SAGEMAKER_BATCH": "true"}) as server:
            body = server.invoke(as_csv(self.table[:5, 1:]).encode(), "text/csv")[1]
            self.assertEqual(body.count(b"\n"), 5)
            self.near(body, 5)

    def test_multiclass_rows(self):
        table = rings(200, 1)
        table[:, 0] = (table[:, 1] > -0.5).astype(int) + (table[:, 1] > 0.5)
        with job_of({"objective": "multi:softprob", "num_class": "3", "eval_metric": "merror,accuracy"}, table) as job:
            code, output = job.run(TRAIN)
            self.assertEqual(code, 0, output)
            with Server(job, SERVE) as server:
                rows = json.loads(server.invoke(as_csv(table[:3, 1:]).encode(), "text/csv", Accept="application/json")[1])
            self.assertEqual([max(range(3), key=row["score"].__getitem__) for row in rows["predictions"]], table[:3, 0].tolist())

    def test_own_module(self):
        with Job() as job:
            shutil.copytree(self.job.path("model"), job.path("model"))
            job.write("model/code/inference.py", "def output_fn(prediction, accept):\n    return 'rows=%d' % len(prediction)\n")
            with Server(job, SERVE) as server:
                self.assertEqual(server.invoke(as_csv(self.table[:2, 1:]).encode(), "text/csv")[1], b"rows=2")

    def test_folder_without_a_model(self):
        with Job() as job, self.assertRaisesRegex(AssertionError, "no model file"):
            os.makedirs(job.path("model"))
            with Server(job, SERVE):
                pass


class Parts(unittest.TestCase):
    def test_csv_forms(self):
        self.assertEqual(data.parse_csv("1,2\n3,4\r\n", ",").tolist(), [[1, 2], [3, 4]])
        holes = data.parse_csv("1,,3\n,5,\n", ",")
        self.assertEqual(numpy.isnan(holes).tolist(), [[False, True, False], [True, False, True]])
        self.assertEqual([data.sniff(line) for line in ("1,2", "1\t2", "1;2", "1 2", "1|2", "1")], [",", "\t", ";", " ", "|", ","])
        with self.assertRaises(ValueError):
            data.parse_csv("1,2\n3\n", ",")

    def test_csv_with_holes_is_what_was_written(self):
        """Property: any table with missing cells comes back from its text."""
        rng = random.Random(11)
        for _ in range(100):
            rows, columns = rng.randint(1, 6), rng.randint(2, 6)
            cells = [[rng.choice(["", "%g" % rng.uniform(-9, 9)]) for _ in range(columns)] for _ in range(rows)]
            delimiter = rng.choice(",;\t")
            table = data.parse_csv("\n".join(delimiter.join(row) for row in cells) + "\n", delimiter)
            if all(cell == "" for row in cells for cell in row) and columns == 1:
                continue
            wanted = numpy.array([[float(cell or "nan") for cell in row] for row in cells], "float32")
            self.assertTrue(numpy.array_equal(table, wanted, equal_nan=True), cells)

    def test_libsvm(self):
        values, columns, starts, labels, weights = data.parse_libsvm(["1:2.5 0:1 3:4  # note", "", "0"])
        self.assertEqual((values, columns, starts, labels.tolist(), weights.tolist()), ([1, 4], [0, 3], [0, 2, 2], [1, 0], [2.5, 1]))

    def test_metrics_against_known_values(self):
        labels = numpy.array([0, 0, 1, 1, 1], "float32")
        guess = numpy.array([0.1, 0.9, 0.8, 0.7, 0.2])
        known = {"accuracy": 0.6, "precision": 2 / 3, "recall": 2 / 3, "f1": 2 / 3, "balanced_accuracy": (1 / 2 + 2 / 3) / 2,
                 "f1_macro": (0.5 + 2 / 3) / 2, "precision_micro": 0.6}
        for name, value in known.items():
            self.assertAlmostEqual(metrics.score(name, labels, guess), value, msg=name)
        self.assertAlmostEqual(metrics.score("mse", labels, labels + 0.5), 0.25)
        self.assertAlmostEqual(metrics.score("r2", labels, labels), 1.0)
        rows = numpy.array([[0.1, 0.7, 0.2], [0.5, 0.3, 0.2], [0.2, 0.2, 0.6]])
        self.assertAlmostEqual(metrics.score("accuracy", numpy.array([1.0, 0.0, 1.0]), rows), 2 / 3)

    def test_rules_between_hyperparameters(self):
        for given, message in (
            ({"objective": "reg:squarederror", "num_class": "3"}, "num_class"),
            ({"eval_metric": "auc"}, "Metric 'auc'"),
            ({"eval_metric": "unheard"}, "is not in"),
            ({"eval_metric": "error@x"}, "is not in"),
            ({"monotone_constraints": "(1,0)"}, "tree_method"),
            ({"booster": "gblinear", "updater": "prune"}, "Linear updater"),
            ({"updater": "grow_colmaker,grow_histmaker"}, "Only one tree grow"),
            ({"tree_method": "gpu_hist"}, "GPU"),
            ({"_kfold": "5"}, "_kfold"),
            ({"monotone_constraints": "__import__('os')"}, "could not parse"),
        ):
            with self.subTest(given), self.assertRaisesRegex(CustomerError, message):
                parameters.read(dict({"num_round": "1"}, **given))
        old = {"num_round": "5", "base_score": "0.5", "booster": "gbtree", "csv_weights": "0", "dsplit": "row",
               "grow_policy": "depthwise", "lambda_bias": "0.0", "max_bin": "256", "max_leaves": "0", "normalize_type": "tree",
               "objective": "reg:linear", "one_drop": "0", "prob_buffer_row": "1.0", "process_type": "default", "rate_drop": "0.0",
               "refresh_leaf": "1", "sample_type": "uniform", "scale_pos_weight": "1.0", "silent": "0", "sketch_eps": "0.03",
               "skip_drop": "0.0", "tree_method": "auto", "tweedie_variance_power": "1.5"}
        booster = parameters.booster_parameters(parameters.read(old))
        self.assertEqual(booster["objective"], "reg:squarederror")
        self.assertFalse({"dsplit", "silent", "num_round", "tweedie_variance_power"} & set(booster))

    def test_image_json_is_current(self):
        from sagebrush_toolkit import description

        with open(os.path.join(HERE, "image.json"), encoding="utf-8") as file:
            self.assertEqual(file.read(), description.current(HERE, describe.generated()), "run describe.py --write")


if __name__ == "__main__":
    unittest.main()
