/// Where examples come from: IDX files (MNIST and its kin), embedded synthetic digits, the Franke function; where their
/// files lie, and how they are fetched and checked. Images stay bytes in memory and become floats batch by batch.
///
/// Must not know networks, kernels, experiment files or threads. Only [lanewise.data.Downloader] opens connections,
/// through its `MirrorClient`.
/// Start reading at [lanewise.data.Datasets].
package lanewise.data;
