"""PRE-TextMultiClass: makes a worker's task of one line of the manifest."""

LABELS = ["praise", "complaint", "question"]


def handler(event, context):
    line = event["dataObject"]
    return {"taskInput": {"taskObject": line["source"], "labels": LABELS}, "isHumanAnnotationRequired": True}
