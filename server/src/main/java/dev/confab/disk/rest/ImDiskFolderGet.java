package dev.confab.disk.rest;

import static dev.confab.disk.DiskError.ACCESS_ERROR;
import static dev.confab.disk.DiskError.CHAT_ID_EMPTY;
import static dev.confab.disk.DiskError.DIALOG_ID_EMPTY;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.FileId;
import dev.confab.basics.Keys;
import dev.confab.disk.Disk;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Tells the folder of a chat, where files are uploaded for it.
/// (api-reference/chats/files/im-disk-folder-get.md)
final class ImDiskFolderGet implements RestMethod<ImDiskFolderGet.Params, ImDiskFolderGet.Shown> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The chat.") @Nullable String chatId,
      @Doc("The chat as `chat{id}`, or a user's id for the private dialog.")
          @Nullable String dialogId) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Shown(@Doc("The folder.") FileId id) {}

  private final Disk disk;
  private final Dialogs dialogs;

  ImDiskFolderGet(Disk disk, Dialogs dialogs) {
    this.disk = disk;
    this.dialogs = dialogs;
  }

  @Override
  public MethodSpec<Params, Shown> spec() {
    return MethodSpec.<Params, Shown>writing("im.disk.folder.get", Params.class, Shown.class)
        .deprecated("im.v2.File.upload")
        .needs(Scope.IM)
        .refusesWith(CHAT_ID_EMPTY, DIALOG_ID_EMPTY, ACCESS_ERROR);
  }

  @Override
  public Shown handle(Call call, Params asked) {
    var chat = dialogs.of(call, asked.chatId(), asked.dialogId());
    return new Shown(disk.folderOf(call.tx(), chat).id());
  }
}
