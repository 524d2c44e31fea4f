package dev.confab.disk.rest;

import static dev.confab.disk.DiskError.FOLDER_CLOSED;
import static dev.confab.disk.DiskError.ID_MISSING;
import static dev.confab.disk.DiskError.NAME_MISSING;
import static dev.confab.disk.DiskError.NOT_FOUND;
import static dev.confab.disk.DiskError.NOT_SAVED;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.PortalId;
import dev.confab.disk.Disk;
import dev.confab.disk.DiskFile;
import dev.confab.files.SentFile;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Uploads a file into a folder. (api-reference/disk/folder/disk-folder-upload-file.md)
final class DiskFolderUploadFile
    implements RestMethod<DiskFolderUploadFile.Params, DiskFolderUploadFile.Shown> {
  /// Longest Base64 text that is decoded; a request's body is bounded besides.
  private static final int ENCODED_MAX = 140 * 1024 * 1024;

  record Params(
      @Doc("The folder.") @OrElse("ID_MISSING") FileId id,
      @Doc("`NAME`: the file's name.") @Nullable JsonNode data,
      @Doc("The name and the content as Base64.") @Nullable JsonNode fileContent,
      @Doc("Accepted; who is in the chat may read its files.") @Nullable JsonNode rights,
      @Doc("Whether a name that is taken gets a number.") @Default("false")
          boolean generateUniqueName) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Shown(
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
      @Doc("The same.") String detailUrl) {}

  private final Disk disk;
  private final Function<PortalId, ZoneId> zones;

  DiskFolderUploadFile(Disk disk, Function<PortalId, ZoneId> zones) {
    this.disk = disk;
    this.zones = zones;
  }

  @Override
  public MethodSpec<Params, Shown> spec() {
    return MethodSpec.<Params, Shown>writing("disk.folder.uploadfile", Params.class, Shown.class)
        .needs(Scope.DISK)
        .refusesWith(ID_MISSING, NOT_FOUND, FOLDER_CLOSED, NAME_MISSING, NOT_SAVED);
  }

  @Override
  public Shown handle(Call call, Params asked) {
    var me = call.caller().user();
    var folder = disk.open(call.tx(), me, asked.id());
    var name = asked.data() == null ? "" : asked.data().path("NAME").asString("").strip();
    NAME_MISSING.unless(!name.isEmpty());
    var bytes = SentFile.bytesOf(asked.fileContent(), ENCODED_MAX);
    if (bytes == null) {
      throw NOT_SAVED.refuse();
    }
    var file = disk.upload(call.tx(), me, folder, name, bytes, asked.generateUniqueName());
    return shown(call, file);
  }

  private Shown shown(Call call, DiskFile file) {
    var zone = zones.apply(call.caller().portal());
    var created = Json.TIME.format(file.created().atZone(zone));
    var user = file.createdBy().toString();
    var address = call.origin().base() + file.path();
    return new Shown(
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
