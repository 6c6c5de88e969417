"""What a processing job without ContainerEntrypoint runs.

The public image has no ENTRYPOINT and inherits its base image's shell as command, which reads the end of its input
and exits with 0. So does this, and it says so: such a job completes without having done anything.
"""
print(
    "No ContainerEntrypoint was given. This image's default command is a shell without input: nothing to do. "
    "Give AppSpecification.ContainerEntrypoint, for example [\"python3\", \"/opt/ml/processing/input/code/script.py\"].",
    flush=True,
)
