"""Serving entry point: the user's inference module with scikit-learn's defaults (model_fn has none)."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "_toolkit"))

from sagebrush_toolkit import failure, inference, serving  # noqa: E402  (the path above comes first)


def main():
    """Load the user's module and model, then serve until SIGTERM."""
    module = inference.find_module()
    invoke = inference.application(module, inference.default_handlers())
    serving.serve(invoke, inference.execution_parameters(module))


if __name__ == "__main__":
    failure.run(main)
