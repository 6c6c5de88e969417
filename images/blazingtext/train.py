"""Training entry point."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "_toolkit"))
sys.path.insert(0, HERE)
# gensim's own threads are the parallelism; a BLAS thread pool beside them only takes their processors.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from blazingtext_image import training  # noqa: E402  (the paths above come first)
from sagebrush_toolkit import failure  # noqa: E402

if __name__ == "__main__":
    failure.run(training.main)
