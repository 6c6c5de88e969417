"""The model server over real sockets, with a model that echoes."""
import http.client
import os
import socket
import sys
import threading
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from sagebrush_toolkit.testing import Job, Server  # noqa: E402

PROGRAM = """
import sys
sys.path.insert(0, %r)
from sagebrush_toolkit import serving
import time

def invoke(request):
    if request.body == b"bug":
        raise ValueError("broken model")
    if request.body == b"teapot":
        raise serving.Refusal(418, "short and stout")
    if request.body == b"slow":
        time.sleep(1)
    return request.body[::-1], request.content_type

serving.serve(invoke)
""" % HERE


class ModelServer(unittest.TestCase):
    def test_contract(self):
        with Job() as job:
            server = Server(job, job.write("echo.py", PROGRAM), {"SAGEMAKER_MAX_PAYLOAD_IN_MB": "1"})
            with server:
                self.assertEqual(server.request("GET", "/ping")[:2], (200, b""))
                status, body, kind = server.request("GET", "/execution-parameters")
                self.assertEqual((status, kind), (200, "application/json"))
                self.assertIn(b'"BatchStrategy": "MULTI_RECORD"', body)
                self.assertEqual(server.invoke(b"abc", "text/x"), (200, b"cba", "text/x"))
                self.assertEqual(server.invoke(b"teapot", "text/x")[:2], (418, b"short and stout"))
                self.assertEqual(server.invoke(b"bug", "text/x")[:2], (500, b"broken model"))
                self.assertEqual(server.invoke(b"x" * (1024 * 1024), "a/b")[0], 200)
                self.assertEqual(server.invoke(b"x" * (1024 * 1024 + 1), "a/b")[0], 413)
                self.assertEqual(server.invoke(b"x" * (20 * 1024 * 1024), "a/b")[0], 413, "read to the end, not reset")
                self.assertEqual(server.request("GET", "/other")[0], 404)
                self.assertEqual(server.request("POST", "/other", b"x" * 1000000)[0], 404)
                self.assertEqual(server.request("PUT", "/invocations", b"x")[0], 501)
            self.assertEqual(server.code, 0)
            self.assertIn("ValueError: broken model", server.output)

    def test_a_limit_of_zero_is_none(self):
        with Job() as job, Server(job, job.write("echo.py", PROGRAM), {"SAGEMAKER_MAX_PAYLOAD_IN_MB": "0"}) as server:
            self.assertEqual(server.invoke(b"x" * (26 * 1024 * 1024), "a/b")[0], 200)

    def test_keep_alive_and_chunks(self):
        with Job() as job, Server(job, job.write("echo.py", PROGRAM)) as server:
            connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
            connection.connect()
            before = connection.sock
            for text in (b"one", b"two"):
                connection.request("POST", "/invocations", iter([text, b"!"]), {"Content-Type": "a/b"}, encode_chunked=True)
                self.assertEqual(connection.getresponse().read(), b"!" + text[::-1])
            self.assertIs(connection.sock, before, "the connection was not kept")
            connection.close()

    def test_it_listens_where_it_is_told(self):
        for variables, found in (({}, True), ({"SAGEBRUSH_BIND_ADDRESS": "127.0.0.1"}, False)):
            with Job() as job, Server(job, job.write("echo.py", PROGRAM), variables) as server:
                # Another of this machine's addresses, as the network would ask it.
                with socket.socket() as other:
                    self.assertEqual(other.connect_ex(("127.0.0.2", server.port)) == 0, found)

    def test_clients_that_go_away_do_no_harm(self):
        with Job() as job, Server(job, job.write("echo.py", PROGRAM)) as server:
            for text in (b"POST /invocations HTTP/1.1\r\nContent-Length: 100\r\n\r\nhalf", b"GET /ping", b"\x00\xff\r\n\r\n",
                         b"POST /invocations HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"):
                with socket.create_connection(("127.0.0.1", server.port)) as one:
                    one.sendall(text)
            self.assertEqual(server.invoke(b"abc", "a/b")[1], b"cba")

    def test_sigterm_lets_a_running_request_finish(self):
        with Job() as job:
            server = Server(job, job.write("echo.py", PROGRAM))
            answers = []
            with server:
                def call():
                    answers.append(server.invoke(b"slow", "a/b"))

                connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
                connection.request("GET", "/ping")
                connection.getresponse().read()  # idle and kept alive: must not hold the server
                thread = threading.Thread(target=call)
                thread.start()
                while server.request("GET", "/ping")[0] == 200 and thread.is_alive() and not answers:
                    thread.join(0.3)
                    break
            thread.join()
            self.assertEqual(answers[0][:2], (200, b"wols"))
            self.assertEqual(server.code, 0)


if __name__ == "__main__":
    unittest.main()
