package dev.confab.disk.rest;

import static dev.confab.disk.DiskError.CHAT_ID_EMPTY;
import static dev.confab.disk.DiskError.FILE_ID_EMPTY;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.FileId;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.disk.Disk;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Takes a file out of a chat; only who sent it can.
/// (api-reference/chats/files/im-disk-file-delete.md)
final class ImDiskFileDelete implements RestMethod<ImDiskFileDelete.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The chat.") @OrElse("CHAT_ID_EMPTY") ChatId chatId,
      @Doc("The file.") @OrElse("FILE_ID_EMPTY") FileId fileId) {}

  private final Disk disk;

  ImDiskFileDelete(Disk disk) {
    this.disk = disk;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.disk.file.delete", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(CHAT_ID_EMPTY, FILE_ID_EMPTY);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    return disk.remove(call.tx(), call.caller().user(), asked.chatId(), asked.fileId());
  }
}
