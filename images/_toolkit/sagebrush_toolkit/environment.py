"""The training environment: the config files read, and the SM_* variables and arguments made from them.

Names and forms are those of the SageMaker training toolkit: a value that is not a string becomes compact JSON
with sorted keys, and each hyperparameter value is JSON-decoded first, with the text itself as the fallback
(the Python SDK JSON-encodes every value, other clients do not).
"""
import json
import os

from . import cpus, paths
from .failure import PlatformError

RESERVED_PREFIX = "sagemaker_"
TUNING_METRIC = "_tuning_objective_metric"


class Environment:
    """A snapshot of the container's configuration.

    hyperparameters: the user's, decoded. framework: the reserved ones (sagemaker_program, ...), decoded.
    channels: channel name -> folder. resources: resourceconfig.json. inputs: inputdataconfig.json.
    """

    def __init__(self, hyperparameters, framework, resources, inputs):
        self.hyperparameters = hyperparameters
        self.framework = framework
        self.resources = resources
        self.inputs = inputs
        self.current_host = resources.get("current_host", "algo-1")
        self.hosts = list(resources.get("hosts") or [self.current_host])
        self.channels = {name: paths.channel_dir(name) for name in sorted(inputs)}

    @property
    def program(self):
        """The user's entry point (sagemaker_program), or None."""
        return self.framework.get("sagemaker_program") or os.environ.get("SAGEMAKER_PROGRAM")

    @property
    def submit_directory(self):
        """Where the user's code comes from: an s3:// archive or a local path; the code folder by default."""
        return (
            self.framework.get("sagemaker_submit_directory")
            or os.environ.get("SAGEMAKER_SUBMIT_DIRECTORY")
            or paths.code_dir()
        )


def read():
    """Read the three config files. A missing file is empty: a script can be tried by hand without them."""
    raw = read_hyperparameters()
    decoded = {name: _decode(value) for name, value in raw.items()}
    reserved = {name: value for name, value in decoded.items() if _reserved(name)}
    own = {name: value for name, value in decoded.items() if not _reserved(name)}
    return Environment(own, reserved, _read_json("resourceconfig.json"), _read_json("inputdataconfig.json"))


def read_hyperparameters():
    """hyperparameters.json exactly as given: string -> string. The built-in algorithms parse these by themselves."""
    return _read_json("hyperparameters.json")


def is_script_mode():
    """True when the request names a user program, so that a framework image runs it instead of its algorithm."""
    return bool(read_hyperparameters().get("sagemaker_program") or os.environ.get("SAGEMAKER_PROGRAM"))


def variables(env):
    """The SM_* variables for the user's program, all strings."""
    program = env.program or ""
    module = program[:-3] if program.endswith(".py") else program
    groups = env.resources.get("instance_groups") or []
    group = env.resources.get("current_group_name", "homogeneousCluster")
    facts = {
        "hosts": env.hosts,
        "current_host": env.current_host,
        "network_interface_name": env.resources.get("network_interface_name", "eth0"),
        "current_instance_type": env.resources.get("current_instance_type", "local"),
        "current_instance_group": group,
        "current_instance_group_hosts": _hosts_of(groups, group, env.hosts),
        "instance_groups": [g.get("instance_group_name") for g in groups],
        "instance_groups_dict": {g.get("instance_group_name"): g for g in groups},
        "distribution_instance_groups": [],
        "is_hetero": len(groups) > 1,
        "num_cpus": cpus.count(),
        "num_gpus": 0,
        "num_neurons": 0,
        "hps": env.hyperparameters,
        "user_entry_point": program,
        "framework_params": env.framework,
        "framework_module": os.environ.get("SAGEMAKER_TRAINING_MODULE", ""),
        "module_name": module,
        "module_dir": env.submit_directory,
        "resource_config": env.resources,
        "input_data_config": env.inputs,
        "channels": sorted(env.channels),
        "model_dir": paths.model_dir(),
        "input_dir": paths.input_dir(),
        "input_config_dir": paths.config_dir(),
        "output_dir": paths.output_dir(),
        "output_data_dir": paths.output_data_dir(),
        "output_intermediate_dir": paths.output_intermediate_dir(),
        "log_level": env.framework.get("sagemaker_container_log_level", 20),
        "user_args": arguments(env),
    }
    training_env = dict(facts, channel_input_dirs=env.channels, hyperparameters=env.hyperparameters)
    training_env["is_master"] = env.current_host == min(env.hosts)
    training_env["master_hostname"] = min(env.hosts)
    training_env["job_name"] = env.framework.get("sagemaker_job_name") or os.environ.get("TRAINING_JOB_NAME")
    for name in ("hps", "user_args", "channels"):
        del training_env[name]
    result = {"SM_" + name.upper(): _text(value) for name, value in facts.items()}
    result["SM_TRAINING_ENV"] = _text(training_env)
    for name, folder in env.channels.items():
        result["SM_CHANNEL_" + name.upper()] = folder
    for name, value in env.hyperparameters.items():
        result["SM_HP_" + name.upper()] = _text(value)
    return result


def arguments(env):
    """Hyperparameters as the program's arguments: --name value, sorted by name; one letter gets a single dash."""
    result = []
    for name in sorted(env.hyperparameters):
        value = env.hyperparameters[name]
        result.append(("--" if len(name) > 1 else "-") + name)
        if isinstance(value, dict):
            result.append(",".join("%s=%s" % (key, value[key]) for key in sorted(value)))
        else:
            result.append("" if value is None else str(value))
    return result


def _hosts_of(groups, name, default):
    for group in groups:
        if group.get("instance_group_name") == name:
            return group.get("hosts", [])
    return default


def _reserved(name):
    return name.startswith(RESERVED_PREFIX) or name == TUNING_METRIC


def _decode(value):
    try:
        return json.loads(value)
    except (TypeError, ValueError):
        return value


def _text(value):
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _read_json(name):
    path = os.path.join(paths.config_dir(), name)
    try:
        with open(path, encoding="utf-8") as file:
            value = json.load(file)
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise PlatformError("%s is not valid JSON: %s" % (path, error)) from None
    if not isinstance(value, dict):
        raise PlatformError("%s does not hold a JSON object" % path)
    return value
