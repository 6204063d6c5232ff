package lanewise.config;

import lanewise.config.yaml.Located;

/// One network, trained in one way on one dataset, by every arm.
public record TrainingExperiment(String name, Located<Dataset> dataset, Network network, Training training, Arms arms)
    implements Experiment {}
