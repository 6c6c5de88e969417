"""The model server: GET /ping, GET /execution-parameters, POST /invocations on one port.

The standard library's threading server with keep-alive. A model is loaded before the port is opened, so the first
/ping that is answered means ready. Each answer leaves in one write: two would wait for the peer's delayed
acknowledgement (40 ms). SIGTERM stops accepting, lets running requests finish, and ends the process with 0.
"""
import json
import os
import signal
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from . import cpus

DEFAULT_PORT = 8080
DEFAULT_PAYLOAD_MB = 25
"""InvokeEndpoint's limit; a transform job says its own in SAGEMAKER_MAX_PAYLOAD_IN_MB."""
DRAIN_SECONDS = 20
KEEP_ALIVE_SECONDS = 120
DISCARD_BYTES = 256 * 1024 * 1024
DISCARD_SECONDS = 2


class Refusal(Exception):
    """An answer that is not 200: status and text, for an application to raise."""

    def __init__(self, status, text):
        super().__init__(text)
        self.status = status
        self.text = text


class Request:
    """One invocation. body: bytes; content_type and accept: header text or ''; headers: a mapping, names any case."""

    def __init__(self, body, headers):
        self.body = body
        self.headers = headers
        self.content_type = headers.get("Content-Type") or ""
        self.accept = headers.get("Accept") or ""


def host():
    """SAGEBRUSH_BIND_ADDRESS, else all addresses: in a container of its own nobody knows which one is asked."""
    return os.environ.get("SAGEBRUSH_BIND_ADDRESS") or "0.0.0.0"


def port():
    """SAGEMAKER_BIND_TO_PORT, else 8080."""
    return int(os.environ.get("SAGEMAKER_BIND_TO_PORT") or DEFAULT_PORT)


def payload_limit():
    """Largest body in bytes. 0 MB means any size: a transform job that sends whole objects asks for that."""
    megabytes = int(os.environ.get("SAGEMAKER_MAX_PAYLOAD_IN_MB") or DEFAULT_PAYLOAD_MB)
    return megabytes * 1024 * 1024 if megabytes > 0 else sys.maxsize


def is_batch():
    """True inside a transform job."""
    return os.environ.get("SAGEMAKER_BATCH", "").lower() == "true"


def default_execution_parameters():
    """What a transform job should use with this server, in the form of GET /execution-parameters."""
    return {"MaxConcurrentTransforms": cpus.count(), "BatchStrategy": "MULTI_RECORD", "MaxPayloadInMB": 6}


def serve(invoke, execution_parameters=default_execution_parameters):
    """Serve until SIGTERM. invoke(Request) -> (bytes, content type); it raises Refusal for other answers."""
    server = _Server((host(), port()), _handler(invoke, execution_parameters))

    def stop(_number, _frame):
        # shutdown() waits for the accept loop, which runs in this very thread.
        threading.Thread(target=server.shutdown, daemon=True).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    print("Serving on port %d" % server.server_address[1], flush=True)
    server.serve_forever(poll_interval=0.05)
    server.server_close()
    deadline = time.monotonic() + DRAIN_SECONDS
    while server.busy() and time.monotonic() < deadline:
        time.sleep(0.02)
    sys.stdout.flush()
    os._exit(0)  # idle keep-alive connections still hold threads; nothing is left to do for them


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, address, handler):
        self._lock = threading.Lock()
        self._running = 0
        super().__init__(address, handler)

    def server_bind(self):
        # HTTPServer asks DNS for its own name here, which can take seconds on a machine without DNS.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "localhost", self.server_address[1]

    def busy(self):
        with self._lock:
            return self._running > 0

    def enter(self, step):
        with self._lock:
            self._running += step

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def _handler(invoke, execution_parameters):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "sagebrush"
        wbufsize = -1
        disable_nagle_algorithm = True
        timeout = KEEP_ALIVE_SECONDS

        def do_GET(self):
            path = self.path.split("?")[0]
            if path == "/ping":
                self._answer(200, b"", "application/json")
            elif path == "/execution-parameters":
                self._answer(200, json.dumps(execution_parameters()).encode(), "application/json")
            else:
                self._answer(404, b"Not found", "text/plain")

        def do_POST(self):
            if self.path.split("?")[0] != "/invocations":
                self.close_connection = True
                self._answer(404, b"Not found", "text/plain")
                return self._discard()
            self.server.enter(1)
            try:
                self._invoke()
            finally:
                self.server.enter(-1)

        def _invoke(self):
            try:
                body = self._body(payload_limit())
                answer, kind = invoke(Request(body, self.headers))
                self._answer(200, answer, kind)
            except Refusal as refusal:
                if refusal.status in (411, 413):
                    self.close_connection = True
                self._answer(refusal.status, refusal.text.encode(), "text/plain; charset=utf-8")
                if self.close_connection:
                    self._discard()
            except (ConnectionError, TimeoutError):
                self.close_connection = True
            except Exception as error:  # a bug in the model's code must not end the server
                import traceback

                traceback.print_exc()
                self._answer(500, str(error).encode() or type(error).__name__.encode(), "text/plain; charset=utf-8")

        def _body(self, limit):
            if "chunked" in (self.headers.get("Transfer-Encoding") or "").lower():
                return self._chunks(limit)
            length = self.headers.get("Content-Length") or "0"
            if not length.isdigit():
                raise Refusal(411, "Content-Length is required")
            if int(length) > limit:
                raise Refusal(413, "The request is larger than %d bytes" % limit)
            body = self.rfile.read(int(length))
            if len(body) < int(length):
                raise ConnectionError("the client went away")
            return body

        def _chunks(self, limit):
            pieces, size = [], 0
            while True:
                try:
                    length = int(self.rfile.readline(1024).split(b";")[0], 16)
                except ValueError:
                    raise ConnectionError("broken chunk") from None
                size += length
                if size > limit:
                    raise Refusal(413, "The request is larger than %d bytes" % limit)
                if length == 0:
                    while self.rfile.readline(1024).strip():  # trailers
                        pass
                    return b"".join(pieces)
                pieces.append(self.rfile.read(length))
                self.rfile.readline(8)

        def _discard(self):
            """Read what the client still sends: closing before would reset the connection and lose the answer."""
            length = self.headers.get("Content-Length") or ""
            left = min(int(length) if length.isdigit() else DISCARD_BYTES, DISCARD_BYTES)
            self.connection.settimeout(DISCARD_SECONDS)
            while left > 0:
                try:
                    count = len(self.rfile.read1(min(left, 65536)))
                except OSError:
                    return
                if not count:
                    return
                left -= count

        def _answer(self, status, body, kind):
            self.send_response(status)
            if status != 204:
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
            if self.close_connection:
                self.send_header("Connection", "close")
            self.end_headers()
            if status != 204:
                self.wfile.write(body)
            self.wfile.flush()

        def log_request(self, code="-", size="-"):
            # /ping comes every few seconds for the life of an endpoint.
            if self.path != "/ping" or code != 200:
                sys.stdout.write('%s - "%s" %s\n' % (self.address_string(), self.requestline, code))
                sys.stdout.flush()

    return Handler
