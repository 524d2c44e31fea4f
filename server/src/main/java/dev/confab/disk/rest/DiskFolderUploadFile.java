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
import dev.confab.basics.OrElse;
import dev.confab.basics.PortalId;
import dev.confab.blobs.Blob;
import dev.confab.blobs.BlobFailure;
import dev.confab.blobs.TooManyBytes;
import dev.confab.disk.Contents;
import dev.confab.disk.Disk;
import dev.confab.disk.DiskFile;
import dev.confab.disk.Folder;
import dev.confab.files.Base64Stream;
import dev.confab.files.SentFile;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Uploads a file into a folder. (api-reference/disk/folder/disk-folder-upload-file.md)
final class DiskFolderUploadFile implements RestMethod<DiskFolderUploadFile.Params, Object> {
  record Params(
      @Doc("The folder.") @OrElse("ID_MISSING") FileId id,
      @Doc("`NAME`: the file's name.") @Nullable JsonNode data,
      @Doc("The name and the content as Base64; without it the answer is an address to upload to.")
          @Nullable JsonNode fileContent,
      @Doc("Who may read it. Has no effect here: all who are in the chat may.")
          @Nullable JsonNode rights,
      @Doc("Whether a name that is taken gets a number.") @Default("false")
          boolean generateUniqueName) {}

  record UploadAddress(
      @Doc("The form field the file is sent in.") String field,
      @Doc("Where it is posted to, once, within an hour.") String uploadUrl) {}

  private final Disk disk;
  private final Function<PortalId, ZoneId> zones;

  DiskFolderUploadFile(Disk disk, Function<PortalId, ZoneId> zones) {
    this.disk = disk;
    this.zones = zones;
  }

  @Override
  public MethodSpec<Params, Object> spec() {
    return MethodSpec.<Params, Object>preparing(
            "disk.folder.uploadfile", Params.class, Object.class)
        .needs(Scope.DISK)
        .refusesWith(ID_MISSING, NOT_FOUND, FOLDER_CLOSED, NAME_MISSING, NOT_SAVED);
  }

  @Override
  public Object handle(Call call, Params asked) {
    var me = call.caller().user();
    var folder = disk.open(call.reads(), me, asked.id());
    if (asked.fileContent() == null) {
      return call.write(writing -> address(writing, folder, asked.generateUniqueName()));
    }
    var name = asked.data() == null ? "" : asked.data().path("NAME").asString("").strip();
    NAME_MISSING.unless(!name.isEmpty());
    var content = SentFile.textOf(asked.fileContent());
    if (content == null) {
      throw NOT_SAVED.refuse();
    }
    try (var bytes = new Base64Stream(content)) {
      var file =
          disk.contents()
              .keep(
                  call.caller().portal(),
                  bytes,
                  Contents.BYTES_MAX,
                  blob -> call.write(w -> upload(w, asked, name, blob)));
      return UploadedFile.of(file, zones.apply(call.caller().portal()), call.origin().base());
    } catch (IOException | TooManyBytes | BlobFailure e) {
      throw NOT_SAVED.refuse();
    }
  }

  private DiskFile upload(Call call, Params asked, String name, Blob blob) {
    var me = call.caller().user();
    var folder = disk.open(call.tx(), me, asked.id());
    return disk.upload(call.tx(), me, folder, name, blob, asked.generateUniqueName());
  }

  private UploadAddress address(Call call, Folder folder, boolean uniqueName) {
    var token = disk.uploads().issue(call.tx(), call.caller().user(), folder, uniqueName);
    var encoded = URLEncoder.encode(token, StandardCharsets.UTF_8);
    return new UploadAddress(
        UploadedFile.FIELD, call.origin().base() + "/rest/upload.json?token=" + encoded);
  }
}
