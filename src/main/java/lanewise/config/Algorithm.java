package lanewise.config;

import lanewise.config.schema.Word;

/// How convolutions are computed: by one algorithm wherever it can, or by the `best` for each geometry.
public enum Algorithm implements Word { DIRECT, IM2COL, WINOGRAD, WINOGRAD4, FFT, BEST }
