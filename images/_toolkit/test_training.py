"""Script mode end to end, and its parts, without any library beside Python's own."""
import io
import json
import os
import signal
import sys
import tarfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from sagebrush_toolkit import environment, failure, usercode  # noqa: E402
from sagebrush_toolkit.testing import Job  # noqa: E402

PROGRAM = os.path.join(HERE, "..", "sagemaker-scikit-learn", "train.py")
SHOW = """
import json, os, sys
json.dump({"args": sys.argv[1:], "env": dict(os.environ), "cwd": os.getcwd()}, open(os.environ["SM_MODEL_DIR"] + "/seen.json", "w"))
print("hello from the script")
"""


def archive(job, **files):
    """A sourcedir.tar.gz with the files; returns its path."""
    path = job.path("sourcedir.tar.gz")
    with tarfile.open(path, "w:gz") as tar:
        for name, text in files.items():
            member = tarfile.TarInfo(name.replace("__", "."))
            member.size = len(text)
            tar.addfile(member, io.BytesIO(text.encode()))
    return path


class ScriptMode(unittest.TestCase):
    def test_arguments_and_variables_are_the_toolkits(self):
        with Job(channels={"train": {"TrainingInputMode": "File"}, "extra_one": {}}, hosts=("algo-1", "algo-2")) as job:
            # The Python SDK encodes each value as JSON, other clients send the bare text.
            job.write("input/config/hyperparameters.json", json.dumps({
                "sagemaker_program": '"show.py"', "sagemaker_submit_directory": archive(job, show__py=SHOW),
                "sagemaker_job_name": '"job-7"', "epochs": "3", "name": '"a b"', "bare": "x-y", "flag": "true",
                "table": '{"b": 2, "a": 1}', "z": "1.5"}))
            code, output = job.run(PROGRAM)
            self.assertEqual(code, 0, output)
            self.assertIn("hello from the script", output)
            self.assertTrue(job.exists("output/success"))
            self.assertFalse(job.exists("output/failure"))
            seen = json.loads(job.read("model/seen.json"))
            self.assertEqual(seen["args"], ["--bare", "x-y", "--epochs", "3", "--flag", "True", "--name", "a b",
                                            "--table", "a=1,b=2", "-z", "1.5"])
            env = seen["env"]
            self.assertEqual(json.loads(env["SM_USER_ARGS"]), seen["args"])
            self.assertEqual(env["SM_CHANNELS"], '["extra_one","train"]')
            self.assertEqual(env["SM_CHANNEL_TRAIN"], job.path("input/data/train"))
            self.assertEqual(env["SM_CHANNEL_EXTRA_ONE"], job.path("input/data/extra_one"))
            self.assertEqual(env["SM_HP_EPOCHS"], "3")
            self.assertEqual(env["SM_HP_NAME"], "a b")
            self.assertEqual(env["SM_HPS"], '{"bare":"x-y","epochs":3,"flag":true,"name":"a b","table":{"a":1,"b":2},"z":1.5}')
            self.assertEqual(env["SM_HOSTS"], '["algo-1","algo-2"]')
            self.assertEqual(env["SM_CURRENT_HOST"], "algo-1")
            self.assertEqual(env["SM_USER_ENTRY_POINT"], "show.py")
            self.assertEqual(env["SM_MODULE_NAME"], "show")
            self.assertEqual(env["SM_NETWORK_INTERFACE_NAME"], "eth0")
            self.assertEqual(env["SM_OUTPUT_DATA_DIR"], job.path("output/data"))
            self.assertEqual(json.loads(env["SM_FRAMEWORK_PARAMS"])["sagemaker_program"], "show.py")
            training = json.loads(env["SM_TRAINING_ENV"])
            self.assertEqual(training["channel_input_dirs"]["train"], job.path("input/data/train"))
            self.assertTrue(training["is_master"])
            self.assertEqual(training["job_name"], "job-7")
            self.assertEqual(seen["cwd"], os.path.realpath(job.path("code")))

    def test_failure_of_the_script(self):
        script = "import sys\nprint('noise', file=sys.stderr)\nraise ValueError('no such column: price')\n"
        with Job() as job:
            job.write("input/config/hyperparameters.json", json.dumps({"sagemaker_program": "bad.py"}))
            job.write("code/bad.py", script)
            code, output = job.run(PROGRAM)
            self.assertEqual(code, 1)
            self.assertIn("noise", output)
            text = job.failure()
            self.assertTrue(text.startswith('ExecuteUserScriptError:\nExitCode 1\nErrorMessage "ValueError: no such column: price\n'), text)
            self.assertIn("Traceback", text)
            self.assertIn("bad.py", text.split("Command")[1])
            self.assertFalse(job.exists("output/success"))

    def test_exit_code_is_passed_on(self):
        with Job({"sagemaker_program": "bad.py"}) as job:
            job.write("code/bad.py", "raise SystemExit(7)\n")
            code, _ = job.run(PROGRAM)
            self.assertEqual(code, 7)
            self.assertIn("ExitCode 7", job.failure())

    def test_missing_program(self):
        with Job({"sagemaker_program": "gone.py"}) as job:
            job.write("code/other.py", "")
            code, _ = job.run(PROGRAM)
            self.assertEqual(code, 1)
            self.assertIn("gone.py is not in the submitted code (it holds: other.py)", job.failure())

    def test_no_program(self):
        with Job({"epochs": "3"}) as job:
            code, _ = job.run(PROGRAM)
            self.assertEqual(code, 1)
            self.assertIn("sagemaker_program", job.failure())

    def test_broken_config(self):
        with Job() as job:
            job.write("input/config/hyperparameters.json", "{")
            code, _ = job.run(PROGRAM)
            self.assertEqual(code, 1)
            self.assertIn("not valid JSON", job.failure())

    def test_shell_entry_point(self):
        with Job({"sagemaker_program": "go.sh", "word": "a'b c"}) as job:
            job.write("code/go.sh", '#!/bin/sh\nprintf "%s" "$2" > "$SM_MODEL_DIR/out"\n')
            code, output = job.run(PROGRAM)
            self.assertEqual(code, 0, output)
            self.assertEqual(job.read("model/out"), "a'b c")

    def test_sigterm_reaches_the_script(self):
        script = ("import os, signal, sys, time\n"
                  "def stop(*_):\n    open(os.environ['SM_MODEL_DIR'] + '/saved', 'w').close(); sys.exit(3)\n"
                  "signal.signal(signal.SIGTERM, stop)\nprint('ready', flush=True)\ntime.sleep(60)\n")
        with Job({"sagemaker_program": "slow.py"}) as job:
            job.write("code/slow.py", script)
            process = job.start(PROGRAM)
            while "ready" not in process.stdout.readline():
                pass
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=20)
            self.assertEqual(process.returncode, 3)
            self.assertTrue(job.exists("model/saved"))
            self.assertFalse(job.exists("output/failure"), "a stopped job did not fail")

    def test_background_child_does_not_hold_the_job(self):
        script = "import subprocess\nsubprocess.Popen(['sleep', '30'])\n"
        with Job({"sagemaker_program": "leave.py"}) as job:
            job.write("code/leave.py", script)
            process = job.start(PROGRAM)
            started = time.monotonic()
            self.assertEqual(process.wait(timeout=20), 0)
            self.assertLess(time.monotonic() - started, 15)
            process.stdout.close()

    def test_requirements_are_named_not_installed(self):
        with Job({"sagemaker_program": "a.py"}) as job:
            job.write("code/a.py", "")
            job.write("code/requirements.txt", "# tools\npip\nno-such-package-of-ours>=2\n")
            code, output = job.run(PROGRAM)
            self.assertEqual(code, 0)
            self.assertIn("this image lacks: no-such-package-of-ours.", output)
            self.assertFalse(job.exists("packages"))

    def test_first_line_of_user_code_comes_quickly(self):
        with Job({"sagemaker_program": "now.py"}) as job:
            job.write("code/now.py", "import time; print('AT', time.time())")
            best = 9.0
            for _ in range(5):
                before = time.time()
                _code, output = job.run(PROGRAM)
                best = min(best, float(output.split("AT ")[1].split()[0]) - before)
            self.assertLess(best, 0.4, "the toolkit imports something slow")


class UserCode(unittest.TestCase):
    def unpack(self, member, data=b"", target="code"):
        with Job() as job:
            path = job.path("evil.tar")
            with tarfile.open(path, "w") as tar:
                member.size = len(data)
                tar.addfile(member, io.BytesIO(data))
            usercode.fetch(path, job.path(target))
            return os.listdir(job.path(target))

    def test_members_stay_inside(self):
        self.assertEqual(self.unpack(tarfile.TarInfo("a.py")), ["a.py"])
        for name in ("../a.py", "/tmp/a.py", "x/../../a.py"):
            with self.subTest(name), self.assertRaisesRegex(failure.CustomerError, "unsafe member"):
                self.unpack(tarfile.TarInfo(name))

    def test_links_and_devices(self):
        link = tarfile.TarInfo("l")
        link.type, link.linkname = tarfile.SYMTYPE, "../../etc/passwd"
        with self.assertRaisesRegex(failure.CustomerError, "unsafe member"):
            self.unpack(link)
        fifo = tarfile.TarInfo("f")
        fifo.type = tarfile.FIFOTYPE
        with self.assertRaisesRegex(failure.CustomerError, "special file"):
            self.unpack(fifo)

    def test_links_through_links(self):
        with Job() as job:
            path = job.path("evil.tar")
            with tarfile.open(path, "w") as tar:
                for name, to in (("a", "."), ("b", "a/..")):
                    member = tarfile.TarInfo(name)
                    member.type, member.linkname = tarfile.SYMTYPE, to
                    tar.addfile(member)
                tar.addfile(tarfile.TarInfo("b/evil"))
            with self.assertRaises(failure.CustomerError):
                usercode.fetch(path, job.path("code"))
            self.assertFalse(job.exists("evil"))

    def test_not_an_archive(self):
        with Job() as job, self.assertRaisesRegex(failure.CustomerError, "does not exist"):
            usercode.fetch(job.path("nothing"), job.path("code"))


class Environment(unittest.TestCase):
    def test_reserved_names_are_kept_apart(self):
        with Job({"sagemaker_program": "a.py", "_tuning_objective_metric": "v:a", "lr": "0.1"}) as job:
            os.environ["SAGEMAKER_BASE_DIR"] = job.base
            try:
                env = environment.read()
            finally:
                del os.environ["SAGEMAKER_BASE_DIR"]
            self.assertEqual(env.hyperparameters, {"lr": 0.1})
            self.assertEqual(sorted(env.framework), ["_tuning_objective_metric", "sagemaker_program"])


class Failure(unittest.TestCase):
    def test_the_first_reason_stays(self):
        with Job() as job:
            os.environ["SAGEMAKER_BASE_DIR"] = job.base
            try:
                failure.write_failure("first")
                failure.write_failure("second")
            finally:
                del os.environ["SAGEMAKER_BASE_DIR"]
            self.assertEqual(job.failure(), "first")


if __name__ == "__main__":
    unittest.main()
