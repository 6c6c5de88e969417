"""The user's requirements.txt.

The environment of an image is shared by all its jobs, so nothing is ever installed into it. By default the file is
only checked, and what is missing is named in the log: a job does not reach for the network unless it is told to.
With SAGEBRUSH_INSTALL_REQUIREMENTS=1 in the job's Environment, pip installs into a folder of this job alone.
"""
import os
import re
import sys

from .failure import CustomerError

INSTALL_VARIABLE = "SAGEBRUSH_INSTALL_REQUIREMENTS"


def prepare(code_dir, packages_dir):
    """Check or install <code_dir>/requirements.txt. Returns a folder to put on PYTHONPATH, or None."""
    path = os.path.join(code_dir, "requirements.txt")
    if not os.path.isfile(path):
        return None
    if os.environ.get(INSTALL_VARIABLE, "").lower() in ("1", "true", "yes"):
        return _install(path, packages_dir)
    absent = missing(path)
    if absent:
        print("requirements.txt is not installed by default; this image lacks: %s. Set %s=1 in the job's Environment "
              "to install it for this job." % (", ".join(absent), INSTALL_VARIABLE), flush=True)
    return None


def missing(path):
    """Names of the file's requirements that are not installed (names only: a version is pip's matter)."""
    from importlib import metadata

    absent = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            match = re.match(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)", line)
            if not match:
                continue
            try:
                metadata.version(match.group(1))
            except metadata.PackageNotFoundError:
                absent.append(match.group(1))
    return absent


def _install(path, target):
    import subprocess

    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
               "--target", target, "-r", path]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise CustomerError("InstallRequirementsError:\nExitCode %d\nErrorMessage \"%s\"\nCommand \"%s\""
                            % (done.returncode, done.stderr.strip()[-600:], " ".join(command)))
    return target
