package dev.confab.disk;

import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

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
  /// Names of what browsers play. Others are files, which one has to fetch to hear or see them.
  private static final Set<String> VIDEOS = Set.of("mp4", "m4v", "mov", "webm", "ogv");

  private static final Set<String> AUDIOS =
      Set.of("mp3", "m4a", "aac", "ogg", "oga", "opus", "wav", "flac", "weba");

  /// Whether it can be shown as a picture.
  public boolean isImage() {
    return width > 0;
  }

  /// `image`, `video`, `audio`, or `file` for all others. A word for clients: what is no image is
  /// told by its name, and nothing is handed out by it.
  public String kind() {
    var extension = extension();
    if (isImage()) {
      return "image";
    }
    return VIDEOS.contains(extension) ? "video" : AUDIOS.contains(extension) ? "audio" : "file";
  }

  /// What stands behind the last dot of its name, in small letters; empty where there is none.
  public String extension() {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
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
