package dev.confab.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.house.PortalContract;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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
      var bytes = name.getBytes(StandardCharsets.UTF_8);
      return write(
          tx -> rooms.disk().upload(tx, by, rooms.disk().folderOf(tx, chat), name, bytes, true));
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
      write(tx -> rooms.disk().show(tx, anna, theirs, List.of(file), "", false));
      assertThat(rooms.disk().readable(reads, vera, file.id())).isEqualTo(file);
    }

    @Test
    void the_content_stays_as_long_as_a_copy_does() {
      var chat = chat();
      var file = upload(chat, anna, "notes.txt");
      var copy = write(tx -> rooms.disk().save(tx, boris, file));
      boolean removed = write(tx -> rooms.disk().remove(tx, anna, chat.id(), file.id()));
      assertThat(removed).isTrue();
      assertThat(at(file)).isNull();
      var kept = Objects.requireNonNull(at(copy));
      assertThat(new String(rooms.disk().read(portal, kept, 0, 9), StandardCharsets.UTF_8))
          .isEqualTo("notes.txt");
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
  }
}
