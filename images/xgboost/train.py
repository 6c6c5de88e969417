"""Training entry point: the built-in algorithm, or script mode when the request names a program."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "_toolkit"))

from sagebrush_toolkit import environment, failure  # noqa: E402  (the path above comes first)


def algorithm():
    """Check the hyperparameters before XGBoost is imported: a wrong one is answered at once."""
    sys.path.insert(0, HERE)
    from xgboost_image import parameters

    values = parameters.read(environment.read_hyperparameters())
    from xgboost_image import training

    training.main(values)


if __name__ == "__main__":
    if environment.is_script_mode():
        from sagebrush_toolkit import training as script

        script.main()
    failure.run(algorithm)
