/// Files that are whole or absent, what to tell where one cannot be written, and the SHA-256 that proves a content.
/// Knows nothing of what the files hold. Start with [AtomicFiles].
package lanewise.storage;
