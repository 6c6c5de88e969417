"""Hyperparameter tables, content types, and the cluster's star."""
import os
import random
import sys
import threading
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from sagebrush_toolkit import cluster, content, hyperparameters  # noqa: E402
from sagebrush_toolkit.failure import CustomerError, PlatformError  # noqa: E402
from sagebrush_toolkit.hyperparameters import REQUIRED, boolean, choice, integer, number  # noqa: E402
from sagebrush_toolkit.testing import addresses, free_port  # noqa: E402

try:
    import numpy
except ImportError:
    numpy = None


class Hyperparameters(unittest.TestCase):
    TABLE = (integer("rounds", REQUIRED, low=1), number("rate", 0.1, low=0, high=1, low_open=True),
             choice("kind", ("a", "b")), boolean("flag"))

    def refused(self, message, **given):
        with self.assertRaisesRegex(CustomerError, message):
            hyperparameters.validate(self.TABLE, given)

    def test_defaults_and_values(self):
        self.assertEqual(hyperparameters.validate(self.TABLE, {"rounds": "3"}), {"rounds": 3, "rate": 0.1})
        self.assertEqual(hyperparameters.validate(self.TABLE, {"rounds": '"3"', "rate": "1", "kind": '"b"', "flag": "True"}),
                         {"rounds": 3, "rate": 1.0, "kind": "b", "flag": True})

    def test_refusals(self):
        self.refused("Missing required hyperparameter: rounds")
        self.refused("Extraneous hyperparameter found: what", rounds="1", what="1")
        self.refused("Hyperparameter rounds: could not parse value '1.5'", rounds="1.5")
        self.refused(r"Hyperparameter rounds: 0 is not in \[1, \+inf\]", rounds="0")
        self.refused(r"Hyperparameter rate: 0.0 is not in \(0, 1\]", rounds="1", rate="0")
        self.refused("Hyperparameter rate: nan is not in", rounds="1", rate="nan")
        self.refused(r"Hyperparameter kind: c is not in \['a', 'b'\]", rounds="1", kind="c")
        self.refused("Hyperparameter flag: could not parse", rounds="1", flag="maybe")

    def test_ends_of_ranges(self):
        """Property: a value passes exactly when it lies within the declared ends."""
        rng = random.Random(7)
        for _ in range(300):
            low, high = sorted((rng.randint(-5, 5), rng.randint(-5, 5)))
            low_open, high_open, value = rng.random() < 0.5, rng.random() < 0.5, rng.randint(-6, 6)
            table = (number("x", low=low, high=high, low_open=low_open, high_open=high_open),)
            wanted = (value > low or (value == low and not low_open)) and (value < high or (value == high and not high_open))
            try:
                passed = hyperparameters.validate(table, {"x": str(value)}) == {"x": float(value)}
            except CustomerError:
                passed = False
            self.assertEqual(passed, wanted, (low, high, low_open, high_open, value))


class Content(unittest.TestCase):
    def test_accept(self):
        both = (content.CSV, content.JSON)
        self.assertEqual(content.choose_accept("", both, content.CSV), content.CSV)
        self.assertEqual(content.choose_accept("*/*", both, content.CSV), content.CSV)
        self.assertEqual(content.choose_accept("application/json;q=1", both, content.CSV), content.JSON)
        self.assertEqual(content.choose_accept("image/png, application/json", both, content.CSV), content.JSON)
        self.assertEqual(content.choose_accept("image/png, */*", both, content.CSV), content.CSV)
        with self.assertRaises(content.UnsupportedContentType):
            content.choose_accept("image/png", both, content.CSV)

    @unittest.skipIf(numpy is None, "numpy is not installed")
    def test_round_trips(self):
        table = numpy.array([[1.5, 2], [3, -4]])
        for kind in (content.CSV, content.JSON, content.NPY, content.JSON_LINES):
            with self.subTest(kind):
                self.assertTrue((content.decode(content.encode(table, kind), kind) == table).all())
        self.assertEqual(content.encode(numpy.array(["a,b", 'c"d']), content.CSV), b'"a,b"\n"c""d"\n')
        with self.assertRaises(content.UnsupportedContentType):
            content.encode(table, "image/png")
        with self.assertRaises(content.UnsupportedContentType):
            content.decode(b"", "image/png")


class Star(unittest.TestCase):
    def setUp(self):
        self.hosts = ["algo-1", "algo-2", "algo-3"]
        os.environ.update(addresses(self.hosts))

    def tearDown(self):
        for name in ("SAGEBRUSH_HOST_ADDRESSES", "SAGEBRUSH_CLUSTER_PORT"):
            os.environ.pop(name, None)

    def together(self, work, hosts=None):
        """work(star) on each host in a thread: host -> result or exception."""
        results = {}

        def run(host):
            star = cluster.connect(self.hosts, host, timeout=20)
            try:
                results[host] = work(star)
            except Exception as error:
                results[host] = error
            finally:
                star.close()

        threads = [threading.Thread(target=run, args=(host,)) for host in hosts or self.hosts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        return results

    def test_gather_and_broadcast(self):
        def work(star):
            parts = star.gather_object(star.rank * 10)
            return star.broadcast_object(parts if star.is_first else None)

        self.assertEqual(self.together(work), {host: [0, 10, 20] for host in self.hosts})

    @unittest.skipIf(numpy is None, "numpy is not installed")
    def test_sum_is_the_same_everywhere(self):
        def work(star):
            arrays = [numpy.full((3, 2), star.rank + 1, "float32"), numpy.arange(4, dtype="float32") * star.rank]
            star.sum(arrays)
            return [array.tolist() for array in arrays]

        wanted = [[[6.0, 6.0]] * 3, [0.0, 3.0, 6.0, 9.0]]
        self.assertEqual(self.together(work), {host: wanted for host in self.hosts})

    def test_a_lost_host_ends_all(self):
        def work(star):
            if star.rank == 1:
                star.close()
                return "left"
            star.gather(b"x")
            star.broadcast(b"y" if star.is_first else None)
            return "went on"

        results = self.together(work)
        self.assertEqual(results["algo-2"], "left")
        self.assertIsInstance(results["algo-1"], PlatformError)
        self.assertIsInstance(results["algo-3"], PlatformError)
        self.assertIn("lost the connection to host algo-2", str(results["algo-1"]))

    def test_watch_and_finish(self):
        lost = []

        def work(star):
            star.watch(lost.append)
            star.finish()
            return "done"

        self.assertEqual(self.together(work), {host: "done" for host in self.hosts})
        self.assertEqual(lost, [])

    def test_watch_sees_a_lost_host(self):
        seen = threading.Event()
        lost = []

        def work(star):
            star.watch(lambda message: (lost.append(message), seen.set()))
            if star.rank == 2:
                star.close()
            else:
                seen.wait(10)

        self.together(work)
        self.assertIn("Host algo-1 lost the connection to host algo-3", lost)

    def test_hosts_that_never_start(self):
        os.environ["SAGEBRUSH_CLUSTER_PORT"] = str(free_port())
        with self.assertRaisesRegex(PlatformError, "did not start in time: algo-2, algo-3"):
            cluster.connect(self.hosts, "algo-1", timeout=0.2)
        with self.assertRaisesRegex(PlatformError, "Host algo-2 cannot reach host algo-1"):
            cluster.connect(self.hosts, "algo-2", timeout=0.2)


if __name__ == "__main__":
    unittest.main()
