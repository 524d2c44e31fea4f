package dev.confab.disk.rest.v2;

import static dev.confab.disk.FileV2Error.INVALID_CONTENT;
import static dev.confab.disk.FileV2Error.TOO_LARGE;

import dev.confab.basics.ErrorCode;
import dev.confab.basics.MessageId;
import dev.confab.basics.Reworded;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.disk.Disk;
import dev.confab.disk.DiskFile;
import dev.confab.files.Base64Text;
import dev.confab.sql.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a file into a chat and shows it there: in the first generation three calls, here one.
final class Uploads {
  /// Most bytes of a file.
  private static final long BYTES_MAX = 100L * 1024 * 1024;

  private static final int PADDING_MAX = 2;

  /// How one of the callers is refused.
  record Words(ErrorCode empty, ErrorCode upload, ErrorCode send) {}

  /// A file in its chat.
  record Shown(DiskFile file, MessageId message) {}

  /// A name, and what stands under it.
  record Content(String name, byte[] bytes, String message) {}

  private final Disk disk;

  Uploads(Disk disk) {
    this.disk = disk;
  }

  /// What is to be put there; refuses what is none. Asks neither for the chat nor for the caller,
  /// so it is read first where the contract has its refusals first.
  static Content read(@Nullable SentFields asked, Words words) {
    return read(asked, words, BYTES_MAX);
  }

  static Content read(@Nullable SentFields asked, Words words, long bytesMax) {
    var fields = asked == null ? SentFields.NONE : asked;
    var name = fields.name() == null ? "" : fields.name().strip();
    var content = fields.content();
    if (name.isEmpty() || content == null || content.isEmpty()) {
      throw words.empty().refuse();
    }
    TOO_LARGE.unless(Base64Text.sizeOf(content) <= bytesMax + PADDING_MAX);
    var bytes = Base64Text.decode(content);
    if (bytes == null) {
      throw INVALID_CONTENT.refuse();
    }
    TOO_LARGE.unless(bytes.length <= bytesMax);
    return new Content(name, bytes, fields.message() == null ? "" : fields.message());
  }

  Shown show(Tx tx, UserId by, Chat chat, Content content, Words words) {
    var folder = disk.folderOf(tx, chat);
    var file =
        Reworded.as(
            words.upload(),
            () -> disk.upload(tx, by, folder, content.name(), content.bytes(), true));
    var message =
        Reworded.as(
            words.send(), () -> disk.show(tx, by, chat, List.of(file), content.message(), false));
    return new Shown(file, message);
  }
}
