"""The container side of the platform: what a SageMaker image's toolkit does, in small modules.

Nothing is imported here on purpose: a training script must start within milliseconds, so each
program imports only the modules that it uses.
"""
