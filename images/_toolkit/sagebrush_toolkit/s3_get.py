"""GET of one object from the platform's own S3, with the standard library: boto3 takes longer to import than a small job to run."""
import datetime
import hashlib
import hmac
import http.client
import os
import shutil
from urllib.parse import quote, urlsplit

EMPTY = hashlib.sha256(b"").hexdigest()


class S3Error(Exception):
    """The answer was not 200; the text is S3's own."""


def can_get():
    """Whether the platform gave what a plain GET needs: an http endpoint and keys."""
    return _endpoint().startswith("http://") and "AWS_ACCESS_KEY_ID" in os.environ and "AWS_SECRET_ACCESS_KEY" in os.environ


def get(bucket, key, path):
    """Write the object to path. Raises S3Error or OSError."""
    url = urlsplit(_endpoint())
    target = "/%s/%s" % (quote(bucket, safe="-_.~"), quote(key, safe="/-_.~"))
    connection = http.client.HTTPConnection(url.hostname, url.port or 80, timeout=60)
    try:
        connection.request("GET", target, headers=_signed(url.netloc, target))
        answer = connection.getresponse()
        if answer.status != 200:
            raise S3Error("%s %s: %s" % (answer.status, answer.reason, answer.read(2000).decode("utf-8", "replace")))
        with open(path, "wb") as file:
            shutil.copyfileobj(answer, file, 1 << 20)
        if answer.length:
            raise S3Error("the answer ended %s bytes early" % answer.length)
    finally:
        connection.close()


def _endpoint():
    return os.environ.get("S3_ENDPOINT_URL") or os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or ""


def _signed(host, target):
    """Headers of Signature Version 4 (AWS General Reference, "Create a signed AWS API request")."""
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"
    scope = "%s/%s/s3/aws4_request" % (now[:8], region)
    headers = {"host": host, "x-amz-content-sha256": EMPTY, "x-amz-date": now}
    if os.environ.get("AWS_SESSION_TOKEN"):
        headers["x-amz-security-token"] = os.environ["AWS_SESSION_TOKEN"]
    names = ";".join(sorted(headers))
    lines = "".join("%s:%s\n" % (name, headers[name]) for name in sorted(headers))
    request = "\n".join(["GET", target, "", lines, names, EMPTY])
    text = "\n".join(["AWS4-HMAC-SHA256", now, scope, hashlib.sha256(request.encode()).hexdigest()])
    key = ("AWS4" + os.environ["AWS_SECRET_ACCESS_KEY"]).encode()
    for part in scope.split("/"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    credential = "%s/%s" % (os.environ["AWS_ACCESS_KEY_ID"], scope)
    headers["authorization"] = "AWS4-HMAC-SHA256 Credential=%s, SignedHeaders=%s, Signature=%s" % (credential, names, signature)
    return headers
