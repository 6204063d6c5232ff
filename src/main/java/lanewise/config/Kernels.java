package lanewise.config;

import lanewise.config.schema.Word;

/// Which twin of every kernel an arm runs.
public enum Kernels implements Word { SCALAR, VECTOR }
