"""The built-in XGBoost algorithm: hyperparameters, data, metrics, checkpoints, rendezvous; one module each."""
