package dev.confab.files;

import dev.confab.basics.FileId;
import java.time.Instant;

/// A file as it is handed out.
///
/// @param id which file
/// @param mediaType the type read from its bytes, never the one a sender claimed
/// @param bytes the content; not to be changed
/// @param created when it was stored; a file never changes afterwards
public record StoredFile(FileId id, String mediaType, byte[] bytes, Instant created) {}
