package dev.confab.disk.rest;

import static dev.confab.disk.DiskError.FILE_ID_EMPTY;
import static dev.confab.disk.DiskError.FILE_SAVE_ERROR;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.FileId;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.disk.Disk;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Copies a file of a chat into the caller's own folder.
/// (api-reference/chats/files/im-disk-file-save.md)
final class ImDiskFileSave implements RestMethod<ImDiskFileSave.Params, ImDiskFileSave.Saved> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The file.") @OrElse("FILE_ID_EMPTY") FileId fileId) {}

  record Saved(
      @Doc("The folder of what the caller saved.") Named folder, @Doc("The copy.") Named file) {}

  record Named(@Doc("Which.") FileId id, @Doc("Its name.") String name) {}

  private final Disk disk;

  ImDiskFileSave(Disk disk) {
    this.disk = disk;
  }

  @Override
  public MethodSpec<Params, Saved> spec() {
    return MethodSpec.<Params, Saved>writing("im.disk.file.save", Params.class, Saved.class)
        .needs(Scope.IM)
        .refusesWith(FILE_ID_EMPTY, FILE_SAVE_ERROR);
  }

  @Override
  public Saved handle(Call call, Params asked) {
    var me = call.caller().user();
    var file = disk.readable(call.tx(), me, asked.fileId());
    if (file == null) {
      throw FILE_SAVE_ERROR.refuse();
    }
    var copy = disk.save(call.tx(), me, file);
    return new Saved(new Named(copy.folder(), Disk.SAVED), new Named(copy.id(), copy.name()));
  }
}
