/// Types for the values of a YAML file, and tables of keys that bind mappings to records and write them back.
///
/// A table is data: it also answers which keys exist, what they mean and which values they take, which
/// [lanewise.config.schema.JsonSchema] tells to editors. Knows nothing of experiments. Start reading at
/// [lanewise.config.schema.Type], [lanewise.config.schema.Fields] and [lanewise.config.schema.Key].
package lanewise.config.schema;
