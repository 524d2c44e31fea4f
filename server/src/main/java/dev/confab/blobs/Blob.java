package dev.confab.blobs;

/// Bytes that were kept.
///
/// @param id its name within its portal
/// @param size how many
/// @param etag hash of them
/// @param head the first of them, enough to know an image by; not to be changed
/// @param tail the last of them, enough to know whether an image ends; not to be changed
public record Blob(String id, long size, String etag, byte[] head, byte[] tail) {}
