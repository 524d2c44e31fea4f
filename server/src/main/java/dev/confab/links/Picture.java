package dev.confab.links;

import java.io.InputStream;

/// A picture of a stranger that may be shown.
///
/// @param mediaType what its bytes say it is
/// @param size how many bytes
/// @param bytes to be closed
public record Picture(String mediaType, long size, InputStream bytes) {}
