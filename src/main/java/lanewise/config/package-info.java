/// Experiments: the records that an experiment file becomes, the table of its keys, and the trials that it asks for.
///
/// Knows no layer, kernel or dataset beyond its name: what cannot work is refused by whoever builds it, at the
/// [lanewise.config.yaml.Location] that the records keep. Start reading at [lanewise.config.Experiments], then
/// [lanewise.config.ExperimentSchema], which has every key.
package lanewise.config;
