"""The documented hyperparameters of the built-in XGBoost, and the rules between them.

Source: "XGBoost Hyperparameters" in the SageMaker developer guide, and what the public container accepts. Some are
accepted and dropped: they belong to versions of XGBoost before 2.0, and old requests still carry them.
"""
import ast

from sagebrush_toolkit.failure import CustomerError
from sagebrush_toolkit.hyperparameters import REQUIRED, choice, custom, integer, number, validate

from .metrics import CUSTOM, MAXIMIZED, MINIMIZED

OBJECTIVES = (
    "binary:logistic", "binary:logitraw", "binary:hinge", "count:poisson", "multi:softmax", "multi:softprob",
    "rank:pairwise", "rank:ndcg", "rank:map", "reg:linear", "reg:squarederror", "reg:logistic", "reg:gamma",
    "reg:pseudohubererror", "reg:squaredlogerror", "reg:absoluteerror", "reg:tweedie", "survival:aft", "survival:cox",
)
TREE_UPDATERS = ("grow_colmaker", "distcol", "grow_histmaker", "grow_local_histmaker", "grow_skmaker",
                 "grow_quantile_histmaker", "sync", "refresh", "prune")
LINEAR_UPDATERS = ("shotgun", "coord_descent")
DROPPED = ("dsplit", "predictor", "prob_buffer_row", "silent", "sketch_eps", "deterministic_histogram", "lambda_bias")
"""Accepted as documented once, meaningless to XGBoost 3."""
OURS = ("num_round", "csv_weights", "early_stopping_rounds", "eval_metric", "save_model_on_termination",
        "_tuning_objective_metric", "_kfold", "_num_cv_round")
"""For the program, not for the booster."""


def _metric_known(name):
    if "@" not in name:
        return name in MAXIMIZED or name in MINIMIZED
    base, _, threshold = name.partition("@")
    try:
        float(threshold)
    except ValueError:
        return False
    return base in ("error", "ndcg", "map", "pre")


def _names(text):
    return [part.strip() for part in text.split(",")]


def _literal(text):
    value = ast.literal_eval(text)
    if not isinstance(value, (tuple, list)):
        raise ValueError(text)
    return value


def _flag(text):
    low = text.strip().lower()
    if low not in ("true", "false", "0", "1"):
        raise ValueError(text)
    return low in ("true", "1")


TABLE = (
    integer("num_round", REQUIRED, low=1),
    integer("csv_weights", 0, low=0, high=1),
    integer("early_stopping_rounds", low=1),
    choice("booster", ("gbtree", "gblinear", "dart")),
    integer("verbosity", low=0, high=3),
    integer("nthread", low=1),
    number("eta", low=0, high=1),
    number("gamma", low=0),
    integer("max_depth", low=0),
    number("min_child_weight", low=0),
    number("max_delta_step", low=0),
    number("subsample", low=0, high=1, low_open=True),
    choice("sampling_method", ("uniform", "gradient_based")),
    number("colsample_bytree", low=0, high=1, low_open=True),
    number("colsample_bylevel", low=0, high=1, low_open=True),
    number("colsample_bynode", low=0, high=1, low_open=True),
    number("lambda", low=0),
    number("alpha", low=0),
    choice("tree_method", ("auto", "exact", "approx", "hist", "gpu_hist")),
    number("sketch_eps", low=0, high=1, low_open=True, high_open=True),
    number("scale_pos_weight", low=0, low_open=True),
    custom("updater", _names, str(list(TREE_UPDATERS + LINEAR_UPDATERS)),
           lambda names: all(name in TREE_UPDATERS + LINEAR_UPDATERS for name in names)),
    choice("dsplit", ("row", "col")),
    integer("refresh_leaf", low=0, high=1),
    choice("process_type", ("default", "update")),
    choice("grow_policy", ("depthwise", "lossguide")),
    integer("max_leaves", low=0),
    integer("max_bin", low=0),
    choice("predictor", ("auto", "cpu_predictor", "gpu_predictor")),
    custom("monotone_constraints", _literal, "[-1, 0, 1]", lambda value: all(v in (-1, 0, 1) for v in value)),
    custom("interaction_constraints", _literal, "nested lists of column numbers",
           lambda value: all(isinstance(group, (list, tuple)) for group in value)),
    choice("sample_type", ("uniform", "weighted")),
    choice("normalize_type", ("tree", "forest")),
    number("rate_drop", low=0, high=1),
    integer("one_drop", low=0, high=1),
    number("skip_drop", low=0, high=1),
    number("lambda_bias", low=0, high=1),
    number("tweedie_variance_power", low=1, high=2, low_open=True, high_open=True),
    number("huber_slope", low=0, low_open=True),
    choice("objective", OBJECTIVES, "reg:squarederror"),
    integer("num_class", low=2),
    number("base_score"),
    custom("eval_metric", _names, str(sorted(MAXIMIZED + MINIMIZED)), lambda names: all(map(_metric_known, names))),
    custom("_tuning_objective_metric", str, "train:<metric> or validation:<metric>",
           lambda name: _metric_known(name.split(":")[-1])),
    integer("_kfold", low=2),
    integer("_num_cv_round", low=1),
    integer("seed", low=-(2 ** 31), high=2 ** 31 - 1),
    custom("seed_per_iteration", _flag, "['true', 'false']", lambda _v: True),
    custom("single_precision_histogram", _flag, "['true', 'false']", lambda _v: True),
    custom("deterministic_histogram", _flag, "['true', 'false']", lambda _v: True),
    integer("num_parallel_tree", low=1),
    integer("max_cat_to_onehot", low=1),
    choice("save_model_on_termination", ("true", "false"), "false"),
    choice("aft_loss_distribution", ("normal", "logistic", "extreme")),
    number("aft_loss_distribution_scale", low=0, low_open=True),
    choice("use_dask_gpu_training", ("true", "false")),
    integer("silent", low=0, high=1),
    number("prob_buffer_row", low=0, high=1, low_open=True),
    choice("feature_selector", ("cyclic", "shuffle", "random", "greedy", "thrifty")),
    integer("top_k", low=0),
)


def read(given):
    """given (string -> string) -> all validated values. Raises CustomerError with the first thing that is wrong."""
    values = validate(TABLE, given)
    if "_kfold" in values:
        raise CustomerError("Training with _kfold is not supported by this image")
    _check_objective(values)
    _check_metrics(values)
    _check_updater(values)
    _check_tree_method(values)
    return values


def booster_parameters(values):
    """The part of the values that XGBoost itself is given."""
    result = {name: value for name, value in values.items() if name not in OURS and name not in DROPPED}
    for name in ("single_precision_histogram", "use_dask_gpu_training"):
        result.pop(name, None)
    if "updater" in result:
        result["updater"] = ",".join(result["updater"])
    if result.get("objective") == "reg:linear":  # its name before XGBoost 1.0
        result["objective"] = "reg:squarederror"
    for name in ("monotone_constraints", "interaction_constraints"):
        if name in result:
            result[name] = str(result[name] if name.startswith("mono") else [list(g) for g in result[name]])
    return result


def metrics(values):
    """(metrics that XGBoost computes, metrics that this image computes), the tuning objective included."""
    names = list(values.get("eval_metric", []))
    objective = values.get("_tuning_objective_metric")
    if objective and objective.split(":")[-1] not in names:
        names.append(objective.split(":")[-1])
    return [n for n in names if n not in CUSTOM], [n for n in names if n in CUSTOM]


def _check_objective(values):
    objective = values["objective"]
    if objective.startswith("multi:") and "num_class" not in values:
        raise CustomerError("Require input for parameter 'num_class' for multi-classification")
    if "num_class" in values and not objective.startswith("multi:"):
        raise CustomerError(
            "Do not need to setup parameter 'num_class' for learning task other than multi-classification.")
    if objective == "reg:tweedie" or "tweedie_variance_power" not in values:
        return
    del values["tweedie_variance_power"]  # static in old tuning requests, whatever their objective


def _check_metrics(values):
    names = values.get("eval_metric", [])
    objective = values["objective"]
    if "auc" in names and not objective.startswith(("binary:", "rank:", "multi:")):
        raise CustomerError("Metric 'auc' can only be applied for classification and ranking problems.")
    if "aft-nloglik" in names and objective != "survival:aft":
        raise CustomerError("Metric 'aft-nloglik' can only be applied for 'survival:aft' objective.")


def _check_updater(values):
    names = values.get("updater")
    if not names:
        return
    if values.get("booster") == "gblinear":
        if len(names) != 1 or names[0] not in LINEAR_UPDATERS:
            raise CustomerError("Linear updater should be one of these options: 'shotgun', 'coord_descent'.")
    elif values.get("process_type") == "update":
        if not all(name in ("refresh", "prune") for name in names):
            raise CustomerError("process_type 'update' can only be used with updater 'refresh' and 'prune'")
    elif not all(name in TREE_UPDATERS for name in names):
        raise CustomerError("Tree updater should be selected from these options: %s" % ", ".join(TREE_UPDATERS))
    elif sum(name not in ("sync", "refresh", "prune") for name in names) > 1:
        raise CustomerError("Only one tree grow plugin can be selected.")


def _check_tree_method(values):
    method = values.get("tree_method")
    if method == "gpu_hist":
        raise CustomerError("tree_method 'gpu_hist' needs a GPU; this image trains on CPUs: choose 'hist'")
    if "monotone_constraints" in values and method not in ("exact", "hist"):
        raise CustomerError("monotone_constraints can be used only when the tree_method parameter is set to "
                            "either 'exact' or 'hist'.")
    if "interaction_constraints" in values and method not in ("exact", "hist", "approx"):
        raise CustomerError("interaction_constraints can be used only when the tree_method parameter is set to "
                            "either 'exact', 'hist' or 'approx'.")
