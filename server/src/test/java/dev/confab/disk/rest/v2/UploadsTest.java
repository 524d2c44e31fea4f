package dev.confab.disk.rest.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.disk.FileV2Error;
import dev.confab.house.PortalContract;
import dev.confab.messages.MessageError;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.sql.Databases;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class UploadsTest extends PortalContract {
  private static final Uploads.Words WORDS =
      new Uploads.Words(
          FileV2Error.FILE_EMPTY,
          FileV2Error.FOLDER,
          FileV2Error.UPLOAD_FAILED,
          FileV2Error.SEND_FAILED);
  private static final Uploads.Words BOTS_WORDS =
      new Uploads.Words(
          FileV2Error.BOT_FILE_EMPTY,
          FileV2Error.BOT_FOLDER,
          FileV2Error.BOT_UPLOAD_FAILED,
          FileV2Error.BOT_SEND_FAILED);

  private final Uploads uploads = new Uploads(rooms.disk(), 7);

  UploadsTest() {
    super(Databases.sqlite());
  }

  private long kept(String content) {
    var fields = new SentFields("a", StringNode.valueOf(content), null);
    return uploads.keep(portal, fields, WORDS, (read, blob) -> blob.size());
  }

  @Test
  void a_file_may_be_so_long_and_not_a_byte_more() {
    assertThat(kept("AAAAAAAAAA==")).isEqualTo(7);
    assertThat(kept("AAAA\r\nAAAA\r\nAA==\r\n")).isEqualTo(7);
    for (var more :
        List.of("AAAAAAAAAAA=", "AAAAAAAAAAAA", "AAAA\r\nAAAA\r\nAAA=", "????????????")) {
      assertThatThrownBy(() -> kept(more))
          .isInstanceOf(Refusal.class)
          .extracting(thrown -> ((Refusal) thrown).error())
          .isEqualTo(FileV2Error.TOO_LARGE);
    }
  }

  private Uploads.Shown shown(UserId by, Chat chat, Uploads.Words words) {
    var fields = new SentFields("a.txt", StringNode.valueOf("AAAA"), null);
    return uploads.keep(
        portal,
        fields,
        words,
        (content, blob) -> write(tx -> uploads.show(tx, by, chat, content, blob, words)));
  }

  @Test
  void whoever_has_left_the_chat_meanwhile_has_no_folder_there() {
    var vera = write(tx -> rooms.people().create(tx, Person.Kind.USER, Profile.named("Vera", "")));
    var chat = write(tx -> rooms.chats().privateWith(tx, anna, boris));
    assertThat(shown(anna, chat, WORDS).file().name()).isEqualTo("a.txt");
    isRefused(() -> shown(vera, chat, WORDS), FileV2Error.FOLDER);
    isRefused(() -> shown(vera, chat, BOTS_WORDS), FileV2Error.BOT_FOLDER);
  }

  @Test
  void a_message_that_is_refused_takes_the_file_with_it() {
    rooms
        .messages()
        .onNews(
            (tx, news) -> {
              throw MessageError.MESSAGE_EMPTY.refuse();
            });
    var chat = write(tx -> rooms.chats().privateWith(tx, anna, boris));
    isRefused(() -> shown(anna, chat, WORDS), FileV2Error.SEND_FAILED);
    isRefused(() -> shown(anna, chat, BOTS_WORDS), FileV2Error.BOT_SEND_FAILED);
    assertThat(rooms.disk().folderIfAny(store.reads(portal), chat)).isNull();
  }

  private static void isRefused(ThrowingCallable call, FileV2Error error) {
    assertThatThrownBy(call)
        .isInstanceOf(Refusal.class)
        .extracting(thrown -> ((Refusal) thrown).error())
        .isEqualTo(error);
  }
}
