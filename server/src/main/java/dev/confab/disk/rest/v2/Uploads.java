package dev.confab.disk.rest.v2;

import static dev.confab.disk.FileV2Error.INVALID_CONTENT;
import static dev.confab.disk.FileV2Error.TOO_LARGE;

import dev.confab.basics.ErrorCode;
import dev.confab.basics.LongText;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.Reworded;
import dev.confab.basics.UserId;
import dev.confab.blobs.Blob;
import dev.confab.blobs.BlobFailure;
import dev.confab.blobs.TooManyBytes;
import dev.confab.chats.Chat;
import dev.confab.disk.Caption;
import dev.confab.disk.Disk;
import dev.confab.disk.DiskFile;
import dev.confab.files.Base64Stream;
import dev.confab.sql.Tx;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.StringNode;

/// Puts a file into a chat and shows it there: in the first generation three calls, here one.
final class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  /// How one of the callers is refused.
  record Words(ErrorCode empty, ErrorCode folder, ErrorCode upload, ErrorCode send) {}

  /// A file in its chat.
  record Shown(DiskFile file, MessageId message) {}

  /// A name, and what is to stand under it, as Base64.
  record Content(String name, StringNode encoded, String message) {}

  private final Disk disk;
  private final long bytesMax;

  Uploads(Disk disk, long bytesMax) {
    this.disk = disk;
    this.bytesMax = bytesMax;
  }

  /// Keeps what is to be put there, then lets `use` put it there; refuses what is none. Asks
  /// neither for the chat nor for the caller, so it comes first where the contract has its refusals
  /// first.
  <T> T keep(
      PortalId portal, @Nullable SentFields asked, Words words, BiFunction<Content, Blob, T> use) {
    var content = read(asked, words);
    try (var bytes = new Base64Stream(content.encoded())) {
      TOO_LARGE.unless(Base64Stream.fits(content.encoded(), bytesMax));
      return disk.contents().keep(portal, bytes, bytesMax, blob -> use.apply(content, blob));
    } catch (Base64Stream.NotBase64 e) {
      throw INVALID_CONTENT.refuse();
    } catch (TooManyBytes e) {
      throw TOO_LARGE.refuse();
    } catch (IOException | BlobFailure e) {
      LOG.error("A file could not be kept", e);
      throw words.upload().refuse();
    }
  }

  private static boolean isEmpty(StringNode text) {
    return !(text instanceof LongText) && text.asString().isEmpty();
  }

  private Content read(@Nullable SentFields asked, Words words) {
    var fields = asked == null ? SentFields.NONE : asked;
    var name = fields.name() == null ? "" : fields.name().strip();
    var encoded = fields.content();
    if (name.isEmpty() || encoded == null || isEmpty(encoded)) {
      throw words.empty().refuse();
    }
    return new Content(name, encoded, fields.message() == null ? "" : fields.message());
  }

  Shown show(Tx tx, UserId by, Chat chat, Content content, Blob blob, Words words) {
    var folder = Reworded.as(words.folder(), () -> disk.open(tx, by, disk.folderOf(tx, chat).id()));
    var file =
        Reworded.as(words.upload(), () -> disk.upload(tx, by, folder, content.name(), blob, true));
    var message =
        Reworded.as(
            words.send(),
            () -> disk.show(tx, by, chat, List.of(file), new Caption(content.message(), false)));
    return new Shown(file, message);
  }
}
