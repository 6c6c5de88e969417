"""How many processors this process may really use."""
import os


def count():
    """The smallest of SM_NUM_CPUS, the scheduler's affinity and the cgroup's quota; at least 1.

    os.cpu_count() alone would make a job limited to one core start a thread for each core of the machine.
    """
    found = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    given = os.environ.get("SM_NUM_CPUS", "")
    if given.isdigit() and int(given) > 0:
        found = min(found, int(given))
    quota = _cgroup_quota()
    return max(1, min(found, quota) if quota else found)


def _cgroup_quota():
    """Whole processors of cgroup v2's cpu.max, or None where there is no limit."""
    try:
        with open("/sys/fs/cgroup/cpu.max", encoding="ascii") as file:
            quota, period = file.read().split()
    except (OSError, ValueError):
        return None
    return None if quota == "max" else max(1, round(int(quota) / int(period)))
