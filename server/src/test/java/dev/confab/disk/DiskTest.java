package dev.confab.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.FileId;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.blobs.AwayStore;
import dev.confab.blobs.Blobs;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatDraft;
import dev.confab.chats.ChatType;
import dev.confab.files.Pictures;
import dev.confab.house.PortalContract;
import dev.confab.messages.Changes;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Tx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DiskTest {
  @Nested
  class OnSqlite extends Contract {
    OnSqlite() {
      super(Databases.sqlite());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }

  abstract static class Contract extends PortalContract {

    Contract(Database database) {
      super(database);
    }

    private DiskFile upload(Chat chat, UserId by, String name) {
      return upload(chat, by, name, name.getBytes(StandardCharsets.UTF_8));
    }

    private DiskFile upload(Chat chat, UserId by, String name, byte[] bytes) {
      var disk = rooms.disk();
      try {
        return disk.contents()
            .keep(
                portal,
                new ByteArrayInputStream(bytes),
                Contents.BYTES_MAX,
                blob ->
                    write(tx -> disk.upload(tx, by, disk.folderOf(tx, chat), name, blob, true)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private byte[] content(DiskFile file, long from, long to) throws IOException {
      try (var in = rooms.disk().contents().open(portal, file, from, to)) {
        return in.readAllBytes();
      }
    }

    private Chat chat() {
      return write(tx -> rooms.chats().privateWith(tx, anna, boris));
    }

    private @Nullable DiskFile at(DiskFile file) {
      return rooms.disk().at(portal, file.id().value(), file.accessKey());
    }

    @Test
    void who_is_in_the_chat_may_read_and_nobody_else() {
      var vera =
          write(tx -> rooms.people().create(tx, Person.Kind.USER, Profile.named("Vera", "")));
      var file = upload(chat(), anna, "notes.txt");
      var reads = store.reads(portal);
      assertThat(rooms.disk().readable(reads, boris, file.id())).isEqualTo(file);
      assertThat(rooms.disk().readable(reads, vera, file.id())).isNull();
      var theirs = write(tx -> rooms.chats().privateWith(tx, anna, vera));
      write(tx -> rooms.disk().show(tx, anna, theirs, List.of(file), new Caption("", false)));
      assertThat(rooms.disk().readable(reads, vera, file.id())).isEqualTo(file);
    }

    private Chat group() {
      var draft =
          new ChatDraft(ChatType.GROUP, "T", "", null, null, anna, null, "", "", List.of(boris));
      return write(tx -> rooms.chats().create(tx, draft));
    }

    private @Nullable DiskFile readable(UserId user, DiskFile file) {
      return rooms.disk().readable(store.reads(portal), user, file.id());
    }

    @Test
    void who_came_in_without_history_reads_what_was_shown_since() {
      var vera =
          write(tx -> rooms.people().create(tx, Person.Kind.USER, Profile.named("Vera", "")));
      var chat = group();
      var old = upload(chat, anna, "old.txt");
      var waiting = upload(chat, anna, "waiting.txt");
      write(tx -> show(tx, chat, List.of(old)));
      write(tx -> rooms.chats().join(tx, chat, List.of(vera), anna, false));
      assertThat(readable(boris, old)).isEqualTo(old);
      assertThat(readable(vera, old)).isNull();
      assertThat(rooms.disk().shownIn(store.reads(portal), vera, chat, old.id())).isNull();
      assertThat(readable(vera, waiting)).as("nothing shows it yet").isEqualTo(waiting);
      var elsewhere = chat();
      write(tx -> show(tx, elsewhere, List.of(old)));
      assertThat(readable(vera, old)).isNull();
      var again = write(tx -> show(tx, chat, List.of(old)));
      for (int i = 0; i < 150; i++) {
        write(tx -> show(tx, elsewhere, List.of(old)));
      }
      assertThat(readable(vera, old)).as("behind a page of those she does not see").isEqualTo(old);
      write(
          tx -> {
            var message = Objects.requireNonNull(rooms.messages().find(tx, again));
            rooms.changes().delete(tx, anna, new Changes.Open(message, chat));
            return null;
          });
      assertThat(readable(vera, old)).as("what was deleted shows nothing").isNull();
      assertThat(readable(boris, old)).isEqualTo(old);
      assertThat(readable(anna, old)).isEqualTo(old);
    }

    @Test
    void the_content_stays_as_long_as_a_copy_does() throws IOException {
      var chat = chat();
      var file = upload(chat, anna, "notes.txt");
      var copy = write(tx -> rooms.disk().save(tx, boris, file));
      boolean removed = write(tx -> rooms.disk().remove(tx, anna, chat.id(), file.id()));
      assertThat(removed).isTrue();
      assertThat(at(file)).isNull();
      var kept = Objects.requireNonNull(at(copy));
      assertThat(content(kept, 0, 9)).asString(StandardCharsets.UTF_8).isEqualTo("notes.txt");
      assertThat(content(kept, 6, 7)).asString(StandardCharsets.UTF_8).isEqualTo("t");
    }

    private int delete(Tx tx, UserId by, MessageId id, boolean complete) {
      var message = Objects.requireNonNull(rooms.messages().find(tx, id));
      var chat = Objects.requireNonNull(rooms.chats().find(tx, message.chat()));
      var open = new Changes.Open(message, chat);
      if (complete) {
        rooms.changes().erase(tx, by, open);
      } else {
        rooms.changes().delete(tx, by, open);
      }
      return 0;
    }

    @Test
    void a_file_goes_with_the_last_message_that_shows_it() {
      for (boolean complete : new boolean[] {false, true}) {
        var chat = group();
        var one = upload(chat, anna, "one.txt");
        var two = upload(chat, anna, "two.txt");
        var posted = write(tx -> show(tx, chat, List.of(one, two)));
        var alone = write(tx -> show(tx, chat, List.of(two)));
        var message = Objects.requireNonNull(rooms.messages().find(store.reads(portal), posted));
        var elsewhere = group();
        var forwarding = rooms.messages().forwarding();
        var copy = write(tx -> forwarding.forward(tx, boris, elsewhere, message));
        var saved = write(tx -> rooms.disk().save(tx, boris, one));
        write(tx -> delete(tx, anna, posted, complete));
        assertThat(at(one)).as("the copy shows it").isNotNull();
        write(tx -> delete(tx, boris, copy, complete));
        assertThat(at(one)).isNull();
        assertThat(at(two)).as("another message shows it").isNotNull();
        write(tx -> delete(tx, anna, alone, complete));
        assertThat(at(two)).isNull();
        assertThat(at(saved)).as("his own").isNotNull();
      }
    }

    @Test
    void a_copy_that_drops_a_file_as_the_last_takes_it_away() {
      var chat = group();
      var file = upload(chat, anna, "notes.txt");
      var caption = new Caption("Read it", false);
      var posted = write(tx -> rooms.disk().show(tx, anna, chat, List.of(file), caption));
      var message = Objects.requireNonNull(rooms.messages().find(store.reads(portal), posted));
      var elsewhere = group();
      var forwarding = rooms.messages().forwarding();
      write(tx -> forwarding.forward(tx, boris, elsewhere, message));
      write(tx -> delete(tx, anna, posted, false));
      assertThat(at(file)).isNotNull();
      boolean removed = write(tx -> rooms.disk().remove(tx, boris, elsewhere.id(), file.id()));
      assertThat(removed).isTrue();
      assertThat(at(file)).isNull();
    }

    @Test
    void a_file_that_another_showed_stays_its_creators() {
      var chat = group();
      var file = upload(chat, anna, "notes.txt");
      var caption = new Caption("", false);
      var posted = write(tx -> rooms.disk().show(tx, boris, chat, List.of(file), caption));
      write(tx -> delete(tx, boris, posted, false));
      assertThat(at(file)).isNotNull();
    }

    @Test
    void a_long_shelf_is_looked_through_in_several_looks() {
      var chat = chat();
      var picture = upload(chat, anna, "first.png", Pictures.of("png", 4, 4));
      var notes = upload(chat, anna, "notes.txt");
      var first = write(tx -> show(tx, chat, List.of(picture)));
      write(
          tx -> {
            for (int i = 0; i < 1_600; i++) {
              show(tx, chat, List.of(notes));
            }
            return null;
          });
      var reads = store.reads(portal);
      var member = rooms.chats().reader(reads, chat, boris);
      var shelf = rooms.disk().shelf();
      var look = shelf.look(reads, chat, member, null, Shelf.Kind.IMAGE, 10);
      assertThat(look.items()).as("only 1,500 were looked at").isEmpty();
      var rest = shelf.look(reads, chat, member, look.next(), Shelf.Kind.IMAGE, 10);
      assertThat(rest.items()).hasSize(1);
      assertThat(rest.items().getFirst().message().id()).isEqualTo(first);
      assertThat(rest.next()).isNull();
      var all = shelf.look(reads, chat, member, null, Shelf.Kind.ALL, 200);
      assertThat(all.items()).as("beyond the end of a batch").hasSize(200);
      assertThat(all.items()).extracting(item -> item.message().id()).doesNotHaveDuplicates();
    }

    private MessageId show(Tx tx, Chat chat, List<DiskFile> files) {
      return rooms.disk().show(tx, anna, chat, files, new Caption("", false));
    }

    @Test
    void names_become_no_paths_and_are_told_apart() {
      var chat = chat();
      assertThat(upload(chat, anna, "../../etc/passwd\0").name()).isEqualTo("_.._etc_passwd_");
      assertThat(upload(chat, anna, "...").name()).isEqualTo("file");
      assertThat(upload(chat, anna, "a.tar").name()).isEqualTo("a.tar");
      assertThat(upload(chat, anna, "A.TAR").name()).isEqualTo("A (1).TAR");
      assertThat(upload(chat, anna, "ä".repeat(500) + ".pdf").name()).hasSize(200).endsWith(".pdf");
    }

    @Test
    void an_empty_key_or_another_ones_opens_nothing() {
      var file = upload(chat(), anna, "a.txt");
      var other = upload(chat(), anna, "b.txt");
      assertThat(rooms.disk().at(portal, file.id().value(), "")).isNull();
      assertThat(rooms.disk().at(portal, file.id().value(), other.accessKey())).isNull();
      assertThat(rooms.disk().at(new PortalId(2), file.id().value(), file.accessKey())).isNull();
    }

    @Test
    void what_an_older_server_kept_in_the_database_is_read_there_and_moved_out()
        throws IOException {
      var bytes = new byte[ContentsSql.PART_BYTES * 2 + 1000];
      new Random(7).nextBytes(bytes);
      var file = upload(chat(), anna, "old.bin", bytes);
      write(tx -> inParts(tx, file, bytes));
      assertThat(content(file, 0, bytes.length)).isEqualTo(bytes);
      int from = ContentsSql.PART_BYTES - 5;
      int to = 2 * ContentsSql.PART_BYTES + 5;
      assertThat(content(file, from, to)).isEqualTo(Arrays.copyOfRange(bytes, from, to));
      try (var open = rooms.disk().contents().open(portal, file, 0, bytes.length)) {
        assertThat(open.readNBytes(10)).isEqualTo(Arrays.copyOf(bytes, 10));
        rooms.disk().contents().moveOld(portal);
        assertThat(open.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 10, bytes.length));
      }
      var reads = store.reads(portal);
      assertThat(ContentsSql.oldAfter(reads, new FileId(0))).isNull();
      assertThat(content(file, 0, bytes.length)).isEqualTo(bytes);
    }

    @Test
    void a_content_that_lost_a_part_is_not_moved() {
      var bytes = new byte[ContentsSql.PART_BYTES * 2 + 1000];
      var file = upload(chat(), anna, "old.bin", bytes);
      write(
          tx -> {
            inParts(tx, file, bytes);
            return tx.run(
                "DELETE FROM disk_parts WHERE portal_id = :portal AND part = 1 AND content_id = ?",
                file.content());
          });
      assertThat(rooms.disk().contents().moveOld(portal)).as("the others go on").isTrue();
      assertThat(ContentsSql.oldAfter(store.reads(portal), new FileId(0)))
          .isEqualTo(file.content());
    }

    @Test
    void where_no_content_can_be_moved_no_second_one_is_tried() {
      var bytes = new byte[1000];
      for (var name : List.of("a.bin", "b.bin", "c.bin")) {
        var file = upload(chat(), anna, name, bytes);
        write(tx -> inParts(tx, file, bytes));
      }
      var away = new AwayStore();
      var spool = Blobs.inMemory(store, clock()).spool();
      var without = new Contents(store, new Blobs(store, away, spool, clock()));
      assertThat(without.moveOld(portal)).as("whether another portal is worth it").isFalse();
      assertThat(away.asked()).isEqualTo(1);
      assertThat(rooms.disk().contents().moveOld(portal)).isTrue();
      assertThat(ContentsSql.oldAfter(store.reads(portal), new FileId(0))).isNull();
    }

    /// As the database looked before contents stood outside.
    private static int inParts(Tx tx, DiskFile file, byte[] bytes) {
      ContentsSql.delete(tx, file.content());
      int part = 0;
      for (int from = 0; from < bytes.length; from += ContentsSql.PART_BYTES) {
        int to = Math.min(bytes.length, from + ContentsSql.PART_BYTES);
        ContentsSql.insertPart(tx, file.content(), part++, Arrays.copyOfRange(bytes, from, to));
      }
      return part;
    }

    @Test
    void an_image_has_previews_and_a_file_has_none() throws IOException {
      var picture = upload(chat(), anna, "wide.png", Pictures.of("png", 2000, 1000));
      var preview =
          Objects.requireNonNull(rooms.disk().previews().of(portal, picture, Previews.LARGE));
      try (var in = rooms.disk().previews().open(portal, preview)) {
        var shown = ImageIO.read(in);
        assertThat(List.of(shown.getWidth(), shown.getHeight())).containsExactly(640, 320);
      }
      assertThat(rooms.disk().previews().of(portal, picture, Previews.LARGE)).isEqualTo(preview);
      assertThat(rooms.disk().previews().of(portal, picture, Previews.SMALL)).isNotNull();
      var small = upload(chat(), anna, "small.png", Pictures.of("png", 40, 40));
      assertThat(rooms.disk().previews().of(portal, small, Previews.SMALL)).isNull();
      var notes = upload(chat(), anna, "notes.txt");
      assertThat(rooms.disk().previews().of(portal, notes, Previews.SMALL)).isNull();
    }

    @Test
    void a_preview_that_two_ask_for_at_once_is_there_for_both_and_afterwards() throws Exception {
      var previews = rooms.disk().previews();
      var picture = upload(chat(), anna, "wide.png", Pictures.of("png", 2000, 1000));
      var both = new CyclicBarrier(2);
      Callable<@Nullable Preview> ask =
          () -> {
            both.await();
            return previews.of(portal, picture, Previews.LARGE);
          };
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var asked : threads.invokeAll(List.of(ask, ask))) {
          assertThat(asked.get()).isNotNull();
        }
      }
      assertThat(previews.of(portal, picture, Previews.SMALL)).isNotNull();
    }

    @Test
    void an_image_that_breaks_off_or_is_too_large_is_a_file_like_any_other() {
      var whole = Pictures.of("png", 2000, 1000);
      var large = ByteBuffer.wrap(whole.clone()).putInt(16, 30_000).putInt(20, 30_000);
      var huge = ByteBuffer.wrap(whole.clone()).putInt(16, -1).putInt(20, -1);
      for (var bytes :
          List.of(
              Arrays.copyOf(whole, 60),
              Arrays.copyOf(whole, whole.length - 12),
              large.array(),
              huge.array())) {
        var file = upload(chat(), anna, "torn.png", bytes);
        assertThat(file.isImage()).isFalse();
        assertThat(file.kind()).isEqualTo("file");
        assertThat(file.mediaType()).isEqualTo("application/octet-stream");
        assertThat(rooms.disk().previews().of(portal, file, Previews.LARGE)).isNull();
      }
    }

    @Test
    void an_image_that_no_decoder_reads_is_shown_itself() {
      var broken = Pictures.of("png", 2000, 1000);
      Arrays.fill(broken, 60, 80, (byte) 7);
      var picture = upload(chat(), anna, "broken.png", broken);
      assertThat(picture.isImage()).isTrue();
      assertThat(rooms.disk().previews().of(portal, picture, Previews.LARGE)).isNull();
    }

    @Test
    void an_upload_address_is_good_for_one_file_of_its_user() throws IOException {
      var disk = rooms.disk();
      var chat = chat();
      var token = write(tx -> disk.uploads().issue(tx, anna, disk.folderOf(tx, chat), false));
      assertThat(disk.uploads().isGood(portal, token)).isTrue();
      assertThat(disk.uploads().isGood(portal, token + "a")).isFalse();
      assertThat(redeemed(token)).isNotNull();
      assertThat(disk.uploads().isGood(portal, token)).isFalse();
      assertThat(redeemed(token)).isNull();
    }

    private @Nullable DiskFile redeemed(String token) throws IOException {
      return rooms
          .disk()
          .contents()
          .keep(
              portal,
              new ByteArrayInputStream(new byte[] {1}),
              1,
              blob -> rooms.disk().uploads().redeem(portal, token, "a.txt", blob));
    }

    @Test
    void only_what_no_row_names_is_swept() throws IOException {
      var chat = chat();
      var kept = upload(chat, anna, "kept.txt");
      var gone = upload(chat, anna, "gone.txt");
      boolean removed = write(tx -> rooms.disk().remove(tx, anna, chat.id(), gone.id()));
      assertThat(removed).isTrue();
      assertThat(rooms.blobs().sweep(portal)).as("younger than a day").isZero();
      clock().forward(Blobs.GRACE.plusSeconds(1));
      assertThat(rooms.blobs().sweep(portal)).isEqualTo(1);
      assertThat(content(kept, 0, 8)).asString(StandardCharsets.UTF_8).isEqualTo("kept.txt");
    }
  }
}
