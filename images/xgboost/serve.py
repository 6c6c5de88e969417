"""Serving entry point: the built-in model server, or the user's inference module when there is one."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "_toolkit"))
sys.path.insert(0, HERE)

from sagebrush_toolkit import failure, inference, serving  # noqa: E402  (the paths above come first)


def main():
    """Load the model and serve until SIGTERM."""
    from xgboost_image import scoring

    module = inference.find_module()
    if module is not None:
        invoke = inference.application(module, scoring.handlers())
        serving.serve(invoke, inference.execution_parameters(module))
    serving.serve(scoring.application())


if __name__ == "__main__":
    failure.run(main)
