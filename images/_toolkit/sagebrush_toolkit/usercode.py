"""Bring the user's code into a folder: from an s3:// archive, a local archive, a local folder, or a single file."""
import os

from . import s3_get
from .failure import CustomerError


def fetch(source, target):
    """Make target hold the code that source names. A folder that is already the target is left as it is.

    source: s3://bucket/key of a .tar.gz, or a local path. Raises CustomerError when it is not there or unsafe.
    """
    if source.startswith("s3://"):
        os.makedirs(target, exist_ok=True)
        archive = os.path.join(target, ".sourcedir.tar.gz")
        _download(source, archive)
        try:
            _extract(archive, target)
        finally:
            os.remove(archive)
        return
    source = source[len("file://"):] if source.startswith("file://") else source
    if not os.path.exists(source):
        raise CustomerError("The submit directory %s does not exist" % source)
    if os.path.realpath(source) == os.path.realpath(target):
        return
    import shutil

    if os.path.isdir(source):
        shutil.copytree(source, target, dirs_exist_ok=True)
        return
    os.makedirs(target, exist_ok=True)
    import tarfile

    if tarfile.is_tarfile(source):
        _extract(source, target)
    else:
        shutil.copy2(source, target)


def _download(uri, path):
    """One object through the platform's S3 endpoint; without one, through boto3 and its rules."""
    bucket, _, key = uri[len("s3://"):].partition("/")
    try:
        if s3_get.can_get():
            s3_get.get(bucket, key, path)
        else:
            _download_with_boto3(bucket, key, path)
    except (OSError, s3_get.S3Error) as error:
        raise CustomerError("Could not download the user's code from %s: %s" % (uri, error)) from None


def _download_with_boto3(bucket, key, path):
    import boto3  # 150 ms and more: only paid where the plain way is not open
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError

    endpoint = os.environ.get("S3_ENDPOINT_URL") or None
    custom = endpoint or os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL")
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "us-east-1"
    # A custom endpoint rarely has a wildcard name for its buckets.
    config = Config(s3={"addressing_style": "path"}) if custom else None
    try:
        boto3.client("s3", region_name=region, endpoint_url=endpoint, config=config).download_file(bucket, key, path)
    except (BotoCoreError, ClientError) as error:
        raise s3_get.S3Error(str(error)) from None


def _extract(archive, target):
    """Unpack a tar; members that would land outside target, links out of it and devices are refused."""
    import tarfile

    root = os.path.realpath(target)
    try:
        with tarfile.open(archive) as tar:
            # One by one: a link that is already unpacked changes where the next member would land.
            for member in tar:
                _check(member, root)
                if hasattr(tarfile, "data_filter"):
                    tar.extract(member, root, filter="data")
                else:
                    tar.extract(member, root)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise CustomerError("The user's code archive cannot be unpacked: %s" % error) from None


def _check(member, root):
    def inside(path):
        full = os.path.realpath(os.path.join(root, path))
        return full == root or full.startswith(root + os.sep)

    linked = (
        os.path.join(os.path.dirname(member.name), member.linkname) if member.issym()
        else member.linkname if member.islnk() else "."
    )
    if os.path.isabs(member.name) or not inside(member.name) or os.path.isabs(linked) or not inside(linked):
        raise CustomerError("The user's code archive has an unsafe member: %s" % member.name)
    if not (member.isfile() or member.isdir() or member.issym() or member.islnk()):
        raise CustomerError("The user's code archive has a special file: %s" % member.name)
