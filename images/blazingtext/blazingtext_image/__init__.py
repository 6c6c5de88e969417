"""The built-in BlazingText algorithm: hyperparameters, corpus, word vectors, classifier, vector files, answers."""
