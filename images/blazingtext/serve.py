"""Serving entry point: word vectors or classifications."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "_toolkit"))
sys.path.insert(0, HERE)

from blazingtext_image import answers  # noqa: E402  (the paths above come first)
from sagebrush_toolkit import failure, serving  # noqa: E402

if __name__ == "__main__":
    failure.run(lambda: serving.serve(answers.application()))
