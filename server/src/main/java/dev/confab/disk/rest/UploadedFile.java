package dev.confab.disk.rest;

import dev.confab.basics.Doc;
import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.disk.DiskFile;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What whoever uploaded a file is told of it.
/// (api-reference/disk/folder/disk-folder-upload-file.md)
@Keys(Keys.Spelling.UPPER_SNAKE)
public record UploadedFile(
    @Doc("The file.") FileId id,
    @Doc("Its name.") String name,
    @Doc("Always null.") @Nullable String code,
    @Doc("Always 1: there is one storage.") String storageId,
    @Doc("Always `file`.") String type,
    @Doc("Its folder.") String parentId,
    @Doc("Always 0: what is deleted is gone.") int deletedType,
    @Doc("Always 1: files do not change.") int globalContentVersion,
    @Doc("Its content.") FileId fileId,
    @Doc("Its length in bytes.") String size,
    @Doc("When it was uploaded.") String createTime,
    @Doc("The same.") String updateTime,
    @Doc("Always null.") @Nullable String deleteTime,
    @Doc("Who uploaded it.") String createdBy,
    @Doc("The same.") String updatedBy,
    @Doc("Always null.") @Nullable String deletedBy,
    @Doc("Where it is downloaded.") String downloadUrl,
    @Doc("The same.") String detailUrl) {
  /// The form field that upload addresses take a file in.
  public static final String FIELD = "file";

  /// What is said of this file.
  ///
  /// @param base the address of the server
  public static UploadedFile of(DiskFile file, ZoneId zone, String base) {
    var created = Json.TIME.format(file.created().atZone(zone));
    var user = file.createdBy().toString();
    var address = base + file.path();
    return new UploadedFile(
        file.id(),
        file.name(),
        null,
        "1",
        "file",
        file.folder().toString(),
        0,
        1,
        file.content(),
        Long.toString(file.size()),
        created,
        created,
        null,
        user,
        user,
        null,
        address,
        address);
  }
}
