package dev.confab.disk.rest.v2;

import static dev.confab.access.Scope.IM;
import static dev.confab.disk.FileV2Error.ACCESS_DENIED;
import static dev.confab.disk.FileV2Error.FILE_NOT_FOUND;

import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.FileId;
import dev.confab.chats.Chats;
import dev.confab.disk.Disk;
import dev.confab.disk.Links;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Gives the calling user an address at which a file of a dialog can be fetched once.
/// (im.v2/files/file-download.md)
final class PersonFileDownload implements RestMethod<PersonFileDownload.Params, DownloadLink> {
  record Params(
      @Doc("`chat{id}`, or a user's id for the private dialog.") @Nullable DialogId dialogId,
      @Doc("The file.") @Nullable FileId fileId) {}

  private final Chats chats;
  private final Disk disk;
  private final Links links;

  PersonFileDownload(Chats chats, Disk disk, Links links) {
    this.chats = chats;
    this.disk = disk;
    this.links = links;
  }

  @Override
  public MethodSpec<Params, DownloadLink> spec() {
    return MethodSpec.<Params, DownloadLink>writing(
            "im.v2.File.download", Params.class, DownloadLink.class)
        .needs(IM)
        .refusesWith(ACCESS_DENIED, FILE_NOT_FOUND)
        .notInBatch();
  }

  @Override
  public DownloadLink handle(Call call, Params asked) {
    var tx = call.tx();
    var me = call.caller().user();
    var dialog = asked.dialogId();
    var chat = dialog == null ? null : chats.visibleTo(tx, me, dialog);
    if (chat == null) {
      throw ACCESS_DENIED.refuse();
    }
    var file = asked.fileId() == null ? null : disk.shownIn(tx, me, chat, asked.fileId());
    if (file == null) {
      throw FILE_NOT_FOUND.refuse();
    }
    return DownloadLink.of(call, links.issue(tx, "im", file));
  }
}
