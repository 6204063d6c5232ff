/// A YAML file as a tree of values that know where they stand, and the refusals that point there.
///
/// Knows YAML, not what the keys mean: that is the business of [lanewise.config.schema]. Nothing else in Lanewise sees
/// the YAML library. Start reading at [lanewise.config.yaml.Tree], then [lanewise.config.yaml.TreeReader].
package lanewise.config.yaml;
