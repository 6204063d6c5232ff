/// Pictures as planes of floats: reads and writes PNG and JPEG files.
///
/// Must not know filters, networks or datasets. Start reading at [lanewise.image.ImageFiles].
package lanewise.image;
