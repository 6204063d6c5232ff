package lanewise.checkpoint;

import java.util.Optional;

/// What a model file says of its network: how it is built, where it comes from, and how far it is trained. The
/// tensors that go with it are those of [NetworkTensors].
///
/// @param experiment name
/// @param config the resolved experiment as YAML, under the settings of its arm
/// @param configSha256 of `config`
/// @param arm name
/// @param kernels kernel set that trained it
/// @param algorithm of the convolutions, as asked for
/// @param dataset name
/// @param dataSha256 of the dataset's content
/// @param weightsSha256 of all parameters' values, in the network's order
/// @param commit of the sources that trained it
/// @param jvm name, version and vendor
/// @param cpu model name
/// @param created ISO 8601 instant in UTC
/// @param epochs whole epochs trained
/// @param testLoss of the finished network, if it was tested
/// @param testAccuracy share of right classes, if it was tested and classifies
/// @param progress present if the training is unfinished
public record ModelHeader(
    String experiment,
    String config,
    String configSha256,
    String arm,
    String kernels,
    String algorithm,
    String dataset,
    String dataSha256,
    String weightsSha256,
    String commit,
    String jvm,
    String cpu,
    String created,
    int epochs,
    Optional<Double> testLoss,
    Optional<Double> testAccuracy,
    Optional<TrainingProgress> progress) {}
