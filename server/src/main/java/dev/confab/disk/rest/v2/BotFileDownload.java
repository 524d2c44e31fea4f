package dev.confab.disk.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.disk.FileV2Error.FILE_CLOSED;
import static dev.confab.disk.FileV2Error.FILE_NOT_FOUND;

import dev.confab.basics.Doc;
import dev.confab.basics.FileId;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.rest.v2.Door;
import dev.confab.disk.Disk;
import dev.confab.disk.Links;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Gives a bot an address at which a file can be fetched once. (imbot.v2/files/file-download.md)
final class BotFileDownload implements RestMethod<BotFileDownload.Params, DownloadLink> {
  record Params(@Whole BotKey bot, @Doc("The file.") @Nullable FileId fileId) {}

  private final Door door;
  private final Disk disk;
  private final Links links;

  BotFileDownload(Door door, Disk disk, Links links) {
    this.door = door;
    this.disk = disk;
    this.links = links;
  }

  @Override
  public MethodSpec<Params, DownloadLink> spec() {
    return MethodSpec.<Params, DownloadLink>writing(
            "imbot.v2.File.download", Params.class, DownloadLink.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(FILE_NOT_FOUND, FILE_CLOSED))
        .notInBatch();
  }

  @Override
  public DownloadLink handle(Call call, Params asked) {
    var tx = call.tx();
    var bot = door.bot(call, asked.bot()).id();
    var id = asked.fileId();
    if (id == null || disk.find(tx, id) == null) {
      throw FILE_NOT_FOUND.refuse();
    }
    var file = disk.readable(tx, bot, id);
    if (file == null) {
      throw FILE_CLOSED.refuse();
    }
    return DownloadLink.of(call, links.issue(tx, "imbot", file));
  }
}
