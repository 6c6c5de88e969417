"""Training entry point: script mode (hyperparameter sagemaker_program)."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "_toolkit"))

from sagebrush_toolkit import training  # noqa: E402  (the path above comes first)

if __name__ == "__main__":
    training.main()
