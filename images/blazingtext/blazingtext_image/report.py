"""BlazingText's log lines, which metric definitions and people read."""


def progress(alpha, fraction, words_per_second):
    print("##### Alpha: %.4f  Progress: %.2f%%  Million Words/sec: %.2f #####"
          % (alpha, 100 * fraction, words_per_second / 1e6), flush=True)


def finished(words, seconds):
    """words: trained, over all epochs and hosts."""
    print("Training finished!", flush=True)
    print("Average throughput in Million words/sec: %.2f" % (words / max(seconds, 1e-9) / 1e6), flush=True)
    print("Total training time in seconds: %.2f" % seconds, flush=True)


def metric(name, value):
    """A metric in the form of its documented expressions: `#mean_rho: 0.71`, `#train_accuracy: 0.98`."""
    print("#%s: %s" % (name, value), flush=True)
