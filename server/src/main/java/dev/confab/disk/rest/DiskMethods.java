package dev.confab.disk.rest;

import dev.confab.basics.PortalId;
import dev.confab.chats.Chats;
import dev.confab.disk.Disk;
import dev.confab.messages.SentOnce;
import dev.confab.people.People;
import dev.confab.rpc.RestMethod;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/// The methods of this room.
public final class DiskMethods {
  private DiskMethods() {}

  /// All of them.
  ///
  /// @param once which messages were sent already
  /// @param zones the time zone of a portal
  public static List<RestMethod<?, ?>> all(
      Disk disk, People people, Chats chats, SentOnce once, Function<PortalId, ZoneId> zones) {
    var dialogs = new Dialogs(people, chats);
    return List.of(
        new ImDiskFolderGet(disk, dialogs),
        new DiskFolderUploadFile(disk, zones),
        new ImDiskFileCommit(disk, dialogs, new FileCards(people, zones), once),
        new ImDiskFileSave(disk),
        new ImDiskFileDelete(disk),
        new MessengerFiles(disk, people, chats, zones));
  }
}
