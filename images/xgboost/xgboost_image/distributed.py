"""Several hosts: who has data, one tracker, XGBoost's collective.

The star of sagebrush_toolkit.cluster agrees on the members and on the tracker's port (any free one). It stays open
while the collective runs, as the detector of lost hosts: XGBoost alone would wait for a dead peer.
"""
import os
import sys
import threading
import time

import xgboost
from xgboost.tracker import RabitTracker

from sagebrush_toolkit import cluster, failure

TIMEOUT_SECONDS = 300


def run(star, has_data, train):
    """Call train(rank) on every host with data, inside the collective. All hosts return together."""
    members = star.broadcast_object(_with_data(star, has_data))
    if not members:
        raise failure.CustomerError("No data in the training channel of any host")
    tracker, port = None, None
    if star.is_first:
        # The tracker may run on a host that has no data itself.
        tracker = RabitTracker(n_workers=len(members), host_ip=_own_address(star.current), sortby="task",
                               timeout=TIMEOUT_SECONDS)
        tracker.start()
        port = tracker.worker_args()["dmlc_tracker_port"]
    port = star.broadcast_object(port)
    star.watch(lambda message: _abort(failure.describe(failure.PlatformError(message))))
    if star.current in members:
        arguments = {
            "dmlc_communicator": "rabit",
            "dmlc_tracker_uri": cluster.address(star.hosts[0])[0],
            "dmlc_tracker_port": port,
            "dmlc_task_id": "%04d" % members.index(star.current),
            "dmlc_timeout": TIMEOUT_SECONDS,
        }
        with xgboost.collective.CommunicatorContext(**arguments):
            try:
                train(xgboost.collective.get_rank())
            except Exception as error:  # leaving the context would wait for the peers' collective calls
                if not isinstance(error, failure.CustomerError):
                    # A lost peer may break the collective first; the watch names it, and ends this process.
                    time.sleep(1)
                _abort(failure.describe(error))
    else:
        print("Host %s does not have data and is not used in training" % star.current, flush=True)
    if tracker is not None:
        waiting = threading.Thread(target=tracker.wait_for, daemon=True)
        waiting.start()
        waiting.join(30)
    star.finish()


def _with_data(star, has_data):
    answers = star.gather_object((star.current, has_data))
    return None if answers is None else [host for host, data in answers if data]


def _own_address(host):
    import socket

    return socket.gethostbyname(cluster.address(host)[0])


def _abort(message):
    """A peer is gone in the middle: end this host too, with a reason, since the collective cannot be cancelled."""
    failure.write_failure(message)
    sys.stderr.write(message + "\n")
    sys.stderr.flush()
    os._exit(1)
