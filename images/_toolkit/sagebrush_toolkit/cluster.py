"""The hosts of one job talking to each other: a star around the first host, over TCP.

Every other host keeps one connection to the first. Messages are arrays of bytes with a length; operations are
collective and in the same order on each host: gather (all -> first) and broadcast (first -> all). That is enough for
vocabularies, parameter sums and rendezvous, and it has a simple failure rule: any lost connection is the end. The
first host closes all of its connections when one breaks, so every host fails within moments, with a message, and none
waits for a peer that is gone. Machines that vanish without closing are found by TCP keep-alive.

Addresses: the names in resourceconfig.json, on port SAGEBRUSH_CLUSTER_PORT (7700). Where names cannot be resolved
(hosts as plain processes), SAGEBRUSH_HOST_ADDRESSES is a JSON object of host name -> "address" or "address:port".
"""
import json
import os
import pickle
import socket
import struct
import threading
import time

from .failure import PlatformError

DEFAULT_PORT = 7700
CONNECT_SECONDS = 300
"""How long a host waits for the others to start: instances of one job do not start at the same moment."""
MAGIC = b"SGBR"
FINISHED = b"F"


def address(host):
    """(address or name, port) of a host of this job."""
    known = json.loads(os.environ.get("SAGEBRUSH_HOST_ADDRESSES") or "{}")
    default = int(os.environ.get("SAGEBRUSH_CLUSTER_PORT") or DEFAULT_PORT)
    name, colon, port = known.get(host, host).rpartition(":")
    return (name, int(port)) if colon else (port, default)


def connect(hosts, current, timeout=CONNECT_SECONDS):
    """Join the star; returns a Cluster when all hosts are in. Raises PlatformError after timeout seconds."""
    if current not in hosts:
        raise PlatformError("The current host %s is not one of the job's hosts %s" % (current, hosts))
    deadline = time.monotonic() + timeout
    if current == hosts[0]:
        return Cluster(hosts, current, _accept_all(hosts, deadline))
    return Cluster(hosts, current, {hosts[0]: _join(hosts, current, deadline)})


class Cluster:
    """rank 0 is the first host. All methods raise PlatformError when a peer is lost."""

    def __init__(self, hosts, current, peers):
        self.hosts = list(hosts)
        self.current = current
        self.rank = self.hosts.index(current)
        self.size = len(self.hosts)
        self.is_first = self.rank == 0
        self._peers = peers
        self._closing = False
        self._finished = {}

    def gather(self, value):
        """value (bytes-like) of every host, in the order of hosts, on the first; None on the others."""
        if not self.is_first:
            self._send(self.hosts[0], value)
            return None
        return [value] + [self._receive(host) for host in self.hosts[1:]]

    def broadcast(self, value=None):
        """The first host's value (bytes-like) on every host."""
        if not self.is_first:
            return self._receive(self.hosts[0])
        self._each(lambda host: self._send(host, value))
        return value

    def gather_object(self, value):
        """gather() of small Python objects. The peers are this job's own hosts, hence pickle."""
        parts = self.gather(pickle.dumps(value))
        return None if parts is None else [value] + [pickle.loads(part) for part in parts[1:]]

    def broadcast_object(self, value=None):
        return pickle.loads(self.broadcast(pickle.dumps(value) if self.is_first else None))

    def sum(self, arrays):
        """Add up float32 arrays (a list, same shapes everywhere) over all hosts, in place, on every host.

        The first host adds each part as it arrives, so it holds one part beside its own, not one for each host.
        """
        import numpy

        if self.is_first:
            for host in self.hosts[1:]:
                for array in arrays:
                    array += numpy.frombuffer(self._receive(host), dtype=array.dtype).reshape(array.shape)
        else:
            for array in arrays:
                self._send(self.hosts[0], memoryview(array).cast("B"))
        for array in arrays:
            if self.is_first:
                self.broadcast(memoryview(array).cast("B"))
            else:
                array[...] = numpy.frombuffer(self.broadcast(), dtype=array.dtype).reshape(array.shape)

    def watch(self, lost):
        """Call lost(message) from a thread when a peer goes away before it has finished.

        From here on only finish() and close() may be used: the connections are read by the watching threads.
        """
        self._finished = {host: threading.Event() for host in self._peers}

        def look(host, peer):
            try:
                if peer.recv(1) == FINISHED:
                    self._finished[host].set()
                elif not self._closing:
                    lost("Host %s lost the connection to host %s" % (self.current, host))
            except OSError as error:
                if not self._closing:
                    lost("Host %s lost the connection to host %s: %s" % (self.current, host, error))

        for host, peer in self._peers.items():
            threading.Thread(target=look, args=(host, peer), daemon=True).start()

    def finish(self):
        """After watch(): return when every host has called it, then leave."""
        if self.is_first:
            for event in self._finished.values():
                event.wait()
            for peer in self._peers.values():
                peer.sendall(FINISHED)
        else:
            self._peers[self.hosts[0]].sendall(FINISHED)
            self._finished[self.hosts[0]].wait()
        self.close()

    def close(self):
        """Leave. After a last broadcast() all is said; earlier, it makes the others fail at once."""
        self._closing = True
        for peer in self._peers.values():
            try:
                peer.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # the peer was faster
            peer.close()

    def _each(self, action):
        """Run action(host) for all peers at once: a slow link must not make the others wait in turn."""
        failed = []

        def run(host):
            try:
                action(host)
            except PlatformError as error:
                failed.append(error)

        threads = [threading.Thread(target=run, args=(host,)) for host in self.hosts[1:]]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failed:
            raise failed[0]

    def _send(self, host, value):
        view = memoryview(value).cast("B")
        try:
            self._peers[host].sendall(struct.pack("<Q", len(view)))
            self._peers[host].sendall(view)
        except OSError as error:
            self._lost(host, error)

    def _receive(self, host):
        try:
            return _read(self._peers[host], struct.unpack("<Q", _read(self._peers[host], 8))[0])
        except OSError as error:
            self._lost(host, error)

    def _lost(self, host, error):
        self.close()
        raise PlatformError("Host %s lost the connection to host %s: %s" % (self.current, host, error))


def _accept_all(hosts, deadline):
    name, port = address(hosts[0])
    try:
        server = socket.create_server((_resolve(name, deadline), port), backlog=len(hosts))
    except OSError as error:
        raise PlatformError("Host %s cannot listen on %s:%d: %s" % (hosts[0], name, port, error)) from None
    peers = {}
    with server:
        while len(peers) < len(hosts) - 1:
            server.settimeout(max(0.01, deadline - time.monotonic()))
            try:
                peer, _ = server.accept()
            except OSError:
                absent = [host for host in hosts[1:] if host not in peers]
                for peer in peers.values():
                    peer.close()
                raise PlatformError("Hosts that did not start in time: %s" % ", ".join(absent)) from None
            host = _greeting(peer)
            if host in hosts[1:] and host not in peers:
                peers[host] = peer
            else:
                peer.close()  # a stranger on the port
    for peer in peers.values():
        peer.sendall(MAGIC)
    return peers


def _greeting(peer):
    """The name that a joining host gives, or None for anything else that connects to the port."""
    _tune(peer)
    peer.settimeout(10)
    try:
        if _read(peer, 4) != MAGIC:
            return None
        name = bytes(_read(peer, struct.unpack("<H", _read(peer, 2))[0])).decode("utf-8", "replace")
    except OSError:
        return None
    peer.settimeout(None)
    return name


def _join(hosts, current, deadline):
    name, port = address(hosts[0])
    last = None
    while time.monotonic() < deadline:
        peer = None
        try:
            peer = socket.create_connection((name, port), timeout=5)
            _tune(peer)
            encoded = current.encode()
            peer.sendall(MAGIC + struct.pack("<H", len(encoded)) + encoded)
            peer.settimeout(max(0.01, deadline - time.monotonic()))
            if _read(peer, 4) == MAGIC:
                peer.settimeout(None)
                return peer
        except OSError as error:  # not started yet, or its name is not known yet
            last = error
        if peer is not None:
            peer.close()
        time.sleep(0.05)
    raise PlatformError("Host %s cannot reach host %s at %s:%d: %s" % (current, hosts[0], name, port, last))


def _resolve(name, deadline):
    """The first host's own address, so that jobs on one machine do not take the same port of all interfaces."""
    while True:
        try:
            return socket.gethostbyname(name)
        except OSError as error:
            if time.monotonic() > deadline:
                raise PlatformError("The name of this host, %s, cannot be resolved: %s" % (name, error)) from None
            time.sleep(0.2)


def _tune(peer):
    peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in (("TCP_KEEPIDLE", 10), ("TCP_KEEPINTVL", 5), ("TCP_KEEPCNT", 4), ("TCP_USER_TIMEOUT", 30000)):
        if hasattr(socket, option):
            peer.setsockopt(socket.IPPROTO_TCP, getattr(socket, option), value)


def _read(peer, size):
    buffer = bytearray(size)
    view = memoryview(buffer)
    while view:
        count = peer.recv_into(view)
        if not count:
            raise ConnectionError("the connection was closed")
        view = view[count:]
    return buffer
