"""ACS-TextMultiClass: makes one label of the answers for each object. The label that most workers chose wins."""
import json
import os
from collections import Counter
from urllib.parse import quote, urlparse
from urllib.request import urlopen

try:
    import boto3  # AWS's runtime brings it along
except ImportError:
    boto3 = None


def handler(event, context):
    attribute = event["labelAttributeName"]
    consolidated = []
    for item in json.loads(read(event["payload"]["s3Uri"])):
        answers = [json.loads(annotation["annotationData"]["content"]) for annotation in item["annotations"]]
        votes = Counter(answer["category"]["label"] for answer in answers)
        label, count = votes.most_common(1)[0]
        content = {attribute: {"label": label, "votes": count, "of": len(answers)}}
        consolidated.append({"datasetObjectId": item["datasetObjectId"], "consolidatedAnnotation": {"content": content}})
    return consolidated


def read(uri):
    place = urlparse(uri)
    bucket, key = place.netloc, place.path.lstrip("/")
    if boto3 is not None:
        return boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read()
    # Without boto3: a server that asks for no keys (--auth none) answers a plain request.
    with urlopen(f"{os.environ['AWS_ENDPOINT_URL']}/{bucket}/{quote(key)}") as answer:
        return answer.read()
