"""For the images' tests: a job's folder tree, its program run as a process, and its server with a client."""
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Job:
    """One host's /opt/ml in a temporary folder. Use as a context manager."""

    def __init__(self, hyperparameters=None, channels=None, hosts=("algo-1",), current="algo-1"):
        """channels: name -> inputdataconfig entry."""
        self.base = tempfile.mkdtemp(prefix="sagebrush-test-")
        self.write("input/config/hyperparameters.json", json.dumps(hyperparameters or {}))
        self.write("input/config/inputdataconfig.json", json.dumps(channels or {}))
        self.write("input/config/resourceconfig.json", json.dumps(
            {"current_host": current, "hosts": list(hosts), "network_interface_name": "eth0"}))

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        shutil.rmtree(self.base, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.base, name)

    def write(self, name, text):
        """Write a file below the base folder; returns its path."""
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w" if isinstance(text, str) else "wb") as out:
            out.write(text)
        return path

    def read(self, name, binary=False):
        with open(self.path(name), "rb" if binary else "r") as file:
            return file.read()

    def exists(self, name):
        return os.path.exists(self.path(name))

    def start(self, program, variables=None):
        """Start python program with this base folder; stdout and stderr together."""
        return subprocess.Popen([sys.executable, program], env=dict(os.environ, SAGEMAKER_BASE_DIR=self.base, **(variables or {})),
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def run(self, program, variables=None, timeout=120):
        """(exit code, output) of python program."""
        process = self.start(program, variables)
        try:
            output, _ = process.communicate(timeout=timeout)
        finally:
            process.kill()
        return process.returncode, output

    def failure(self):
        """The failure file's text; an AssertionError where there is none."""
        assert self.exists("output/failure"), "no failure file"
        return self.read("output/failure")


def run_hosts(jobs, program, timeout=120):
    """Run program on all jobs (host name -> Job) at once, each with a loopback address of its own: name -> (code, output)."""
    variables = addresses(jobs)
    running = {host: job.start(program, variables) for host, job in jobs.items()}
    try:
        return {host: (process.communicate(timeout=timeout)[0], process.returncode)[::-1] for host, process in running.items()}
    finally:
        for process in running.values():
            process.kill()


def addresses(hosts):
    """The variables by which hosts without name resolution find each other."""
    known = {host: "127.0.0.%d" % (number + 1) for number, host in enumerate(hosts)}
    return {"SAGEBRUSH_HOST_ADDRESSES": json.dumps(known), "SAGEBRUSH_CLUSTER_PORT": str(free_port())}


class Server:
    """A serving program on a free port; a context manager that ends it with SIGTERM."""

    def __init__(self, job, program, variables=None):
        self.port = free_port()
        self._process = job.start(program, dict(variables or {}, SAGEMAKER_BIND_TO_PORT=str(self.port)))
        self.code = None
        self.output = None

    def __enter__(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise AssertionError("the server ended: " + self._process.stdout.read())
            try:
                if self.request("GET", "/ping")[0] == 200:
                    return self
            except OSError:
                time.sleep(0.02)
        self._process.kill()
        raise AssertionError("the server did not start")

    def __exit__(self, *_error):
        self._process.send_signal(signal.SIGTERM)
        try:
            self.output, _ = self._process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise
        self.code = self._process.returncode

    def request(self, method, path, body=None, headers=None):
        """(status, body, content type)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read(), answer.getheader("Content-Type")
        finally:
            connection.close()

    def invoke(self, body, content_type, **headers):
        return self.request("POST", "/invocations", body, dict(headers, **{"Content-Type": content_type}))
