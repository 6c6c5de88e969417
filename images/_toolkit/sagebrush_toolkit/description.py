"""The generated part of an algorithm image's image.json: its hyperparameters and metrics, from the tables that check them.

`python describe.py --write` in the image's folder rewrites image.json; each image's test fails while it is out of date.
"""
import json
import os
import sys


def hyperparameters(table, **more):
    """A table of sagebrush_toolkit.hyperparameters as a list of JSON objects. more: members for each."""
    return [dict({"name": p.name, "required": p.required, "range": p.allowed},
                 **({} if p.default is None else {"default": str(p.default)}), **more) for p in table]


def main(folder, generated):
    """The program of describe.py: print image.json as it should be, or write it."""
    path = os.path.join(folder, "image.json")
    text = current(folder, generated)
    if "--write" in sys.argv:
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
    else:
        sys.stdout.write(text)


def current(folder, generated):
    """image.json's text with its algorithm section updated by generated (a dict)."""
    with open(os.path.join(folder, "image.json"), encoding="utf-8") as file:
        image = json.load(file)
    image["algorithm"].update(generated)
    return json.dumps(image, indent=2) + "\n"
