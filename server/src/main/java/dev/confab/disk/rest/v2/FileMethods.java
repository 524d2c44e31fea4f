package dev.confab.disk.rest.v2;

import dev.confab.chats.Chats;
import dev.confab.chats.rest.v2.Door;
import dev.confab.disk.Contents;
import dev.confab.disk.Disk;
import dev.confab.disk.Links;
import dev.confab.disk.rest.FileCards;
import dev.confab.people.People;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class FileMethods {
  private FileMethods() {}

  /// All of them, in listing order.
  public static List<RestMethod<?, ?>> all(
      Door door, People people, Chats chats, Disk disk, Links links, FileCards cards) {
    var uploads = new Uploads(disk, Contents.BYTES_MAX);
    return List.of(
        new BotFileUpload(door, uploads, cards),
        new BotFileDownload(door, disk, links),
        new PersonFileUpload(new Own(people, chats), uploads, cards),
        new PersonFileDownload(chats, disk, links));
  }
}
