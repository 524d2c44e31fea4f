package dev.confab.disk;

import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import java.time.Instant;

/// A file.
///
/// @param mediaType what its bytes are: an image's type, or that of plain bytes
/// @param width pixels of an image, 0 of anything else
/// @param accessKey part of its address
/// @param etag hash of its content
/// @param content which bytes; copies share them
public record DiskFile(
    FileId id,
    FileId folder,
    String name,
    long size,
    String mediaType,
    long width,
    long height,
    String accessKey,
    String etag,
    FileId content,
    UserId createdBy,
    Instant created) {

  /// Whether it can be shown as a picture.
  public boolean isImage() {
    return width > 0;
  }

  /// What stands behind the last dot of its name; empty where there is none.
  public String extension() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  /// Its address, from the root of the server.
  public String path() {
    return "/disk/" + accessKey + "/" + id;
  }

  DiskFile copy(FileId copy, FileId into, String named, String key, UserId by, Instant now) {
    return new DiskFile(
        copy, into, named, size, mediaType, width, height, key, etag, content, by, now);
  }
}
