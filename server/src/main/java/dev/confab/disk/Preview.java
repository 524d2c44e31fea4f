package dev.confab.disk;

/// A small picture of an image.
///
/// @param blob where its bytes are
/// @param mediaType what they are
/// @param size how many
public record Preview(String blob, String mediaType, long size) {}
