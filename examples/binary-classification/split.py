"""Splits the raw table into train, validation and held-out parts, with the label first as the xgboost image wants it."""

import argparse
import pathlib

import numpy
from sklearn.model_selection import train_test_split

INPUT = pathlib.Path("/opt/ml/processing/input/data")
OUTPUT = pathlib.Path("/opt/ml/processing/output")


def write(part: str, name: str, rows: numpy.ndarray) -> None:
    folder = OUTPUT / part
    folder.mkdir(parents=True, exist_ok=True)
    numpy.savetxt(folder / name, rows, delimiter=",", fmt="%.10g")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--held-out", type=float, default=0.25)
    arguments = parser.parse_args()

    # scikit-learn's file: one line that describes the table, then features and, last, the class (0 malignant, 1 benign).
    table = numpy.loadtxt(INPUT / "breast_cancer.csv", delimiter=",", skiprows=1)
    table = numpy.column_stack([table[:, -1], table[:, :-1]])
    rest, held_out = train_test_split(table, test_size=arguments.held_out, random_state=7, stratify=table[:, 0])
    train, validation = train_test_split(rest, test_size=0.2, random_state=7, stratify=rest[:, 0])

    write("train", "train.csv", train)
    write("validation", "validation.csv", validation)
    write("held-out", "features.csv", held_out[:, 1:])
    write("held-out-labels", "labels.csv", held_out[:, :1])
    print(f"{len(train)} rows to train, {len(validation)} to validate, {len(held_out)} held out")


if __name__ == "__main__":
    main()
