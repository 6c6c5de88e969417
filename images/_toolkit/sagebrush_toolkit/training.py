"""Script mode: run the user's program as the SageMaker training toolkit does.

fetch the code -> set SM_* -> run `python program --name value ...` in the code folder -> success or failure file.
The program is a process of its own: its exit code, its signals and its standard error are then plain facts. SIGTERM
is passed on, so that a program which saves its model on SIGTERM can do so within the platform's grace.
"""
import os
import sys

from . import environment, failure, paths

STDERR_KEPT = 8 * 1024


def main():
    """Run script mode and end the process: 0, the program's own exit code, or 1."""
    try:
        code, message = run(environment.read())
    except Exception as error:  # the last frame of the process
        text = str(error) if isinstance(error, failure.CustomerError) else "framework error: \n" + failure.describe(error)
        failure.write_failure(text)
        sys.stderr.write(text + "\n")
        sys.exit(1)
    if code == 0:
        failure.write_success()
    elif message is not None:
        failure.write_failure(message)
        sys.stderr.write(message + "\n")
    sys.exit(code if 0 <= code < 256 else 128 + (-code if code < 0 else 0))


def run(env):
    """Prepare and run env's program. Returns (exit code, failure message or None); a negative code is a signal."""
    if not env.program:
        raise failure.CustomerError(
            "No program to run: give the hyperparameter sagemaker_program (and sagemaker_submit_directory)")
    target = paths.code_dir()
    from . import usercode

    usercode.fetch(env.submit_directory, target)
    command = command_for(env.program, target, environment.arguments(env))
    for folder in (paths.model_dir(), paths.output_data_dir()):
        os.makedirs(folder, exist_ok=True)
    extra = None
    if os.path.exists(os.path.join(target, "requirements.txt")):
        from . import requirements

        extra = requirements.prepare(target, os.path.join(paths.base_dir(), "packages"))
    variables = dict(os.environ, **environment.variables(env))
    variables["PYTHONPATH"] = os.pathsep.join(p for p in (target, extra, os.environ.get("PYTHONPATH")) if p)
    variables["CURRENT_HOST"] = env.current_host
    for name, value in (("SAGEMAKER_JOB_NAME", env.framework.get("sagemaker_job_name")),
                        ("SAGEMAKER_REGION", env.framework.get("sagemaker_region"))):
        if value:
            variables[name] = str(value)
    print("Invoking script with the following command:\n\n%s\n" % " ".join(command), flush=True)
    code, stderr, stopped = _execute(command, target, variables)
    if code == 0 or stopped:
        return code, None
    return code, _message(command, code, stderr)


def command_for(program, folder, args):
    """The command of an entry point: a Python program, a Python package's module, or a shell command.

    A folder with setup.py or pyproject.toml is a package and runs as `python -m`, as in the toolkit.
    """
    path = os.path.join(folder, program)
    package = any(os.path.exists(os.path.join(folder, name)) for name in ("setup.py", "pyproject.toml"))
    if program.endswith(".py"):
        if not os.path.isfile(path):
            raise failure.CustomerError("The entry point %s is not in the submitted code (it holds: %s)" % (
                program, ", ".join(sorted(os.listdir(folder))[:20]) if os.path.isdir(folder) else "nothing"))
        if package:
            return [sys.executable, "-m", program[:-3].replace("/", ".")] + args
        return [sys.executable, program] + args
    if package:
        return [sys.executable, "-m", program] + args
    if not os.path.isfile(path):
        raise failure.CustomerError("The entry point %s is not in the submitted code" % program)
    os.chmod(path, os.stat(path).st_mode | 0o111)
    return ["/bin/sh", "-c", './"$0" "$@"', program] + args


def _execute(command, folder, variables):
    """Run to the end with stderr both shown and remembered. Returns (code, stderr's tail, SIGTERM was received)."""
    import signal
    import subprocess
    import threading

    stopped = []
    children = []

    def stop(number, _frame):
        stopped.append(number)
        for process in children:
            process.send_signal(signal.SIGTERM)

    # Before the start: a stop that arrives in between must not leave the program behind.
    signal.signal(signal.SIGTERM, stop)
    child = subprocess.Popen(command, cwd=folder, env=variables, stderr=subprocess.PIPE)
    children.append(child)
    # From here on a thread waits for the signal: a handler would only run once wait() below has returned, should the signal
    # come just before it blocks or be delivered to another thread.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    if stopped:
        child.send_signal(signal.SIGTERM)

    def pass_on():
        while True:
            stop(signal.sigwait({signal.SIGTERM}), None)

    threading.Thread(target=pass_on, daemon=True).start()
    tail = bytearray()

    def copy():
        while True:
            piece = os.read(child.stderr.fileno(), 65536)
            if not piece:
                return
            os.write(2, piece)
            tail.extend(piece)
            del tail[:-STDERR_KEPT]

    reader = threading.Thread(target=copy, daemon=True)
    reader.start()
    code = child.wait()
    # A grandchild that outlives the program may hold its stderr open for ever.
    reader.join(timeout=2)
    return code, bytes(tail).decode("utf-8", "replace"), bool(stopped)


def _message(command, code, stderr):
    """The toolkit's ExecuteUserScriptError text, with the exception's own line first: 1,024 characters are shown."""
    lines = stderr.strip().splitlines()
    last = lines[-1].strip() if lines else ""
    start = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].startswith("Traceback (")), None)
    detail = last if start is None else last + "\n" + "\n".join(lines[start:])
    return 'ExecuteUserScriptError:\nExitCode %d\nErrorMessage "%s"\n\nCommand "%s"' % (code, detail, " ".join(command))
