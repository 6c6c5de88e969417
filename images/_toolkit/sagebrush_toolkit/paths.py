"""Where the platform puts things: /opt/ml, or the folder named by SAGEMAKER_BASE_DIR.

Functions, not constants: a test (or a runner without namespaces) moves the base by the variable.
"""
import os

__all__ = [
    "base_dir", "channel_dir", "checkpoints_dir", "code_dir", "config_dir", "failure_file", "input_dir",
    "model_dir", "output_data_dir", "output_dir", "output_intermediate_dir", "success_file",
]


def base_dir():
    """The root of the container contract's tree; /opt/ml unless SAGEMAKER_BASE_DIR says otherwise."""
    return os.environ.get("SAGEMAKER_BASE_DIR") or "/opt/ml"


def _below(*parts):
    return os.path.join(base_dir(), *parts)


def input_dir():
    return _below("input")


def config_dir():
    return _below("input", "config")


def channel_dir(channel):
    """Folder of one input channel (File and FastFile modes)."""
    return _below("input", "data", channel)


def model_dir():
    return _below("model")


def code_dir():
    """Where script mode unpacks the user's code."""
    return _below("code")


def output_dir():
    return _below("output")


def output_data_dir():
    return _below("output", "data")


def output_intermediate_dir():
    return _below("output", "intermediate")


def checkpoints_dir():
    return _below("checkpoints")


def failure_file():
    """Its first 1,024 characters become the job's FailureReason."""
    return _below("output", "failure")


def success_file():
    return _below("output", "success")
