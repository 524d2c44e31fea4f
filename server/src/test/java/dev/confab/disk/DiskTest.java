package dev.confab.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.HandClock;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.house.Rooms;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import dev.confab.sql.Tx;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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

  abstract static class Contract extends DatabaseContract {
    private final Rooms rooms;
    private final PortalId portal;
    private final UserId anna;
    private final UserId boris;

    Contract(Database database) {
      super(database);
      rooms = Rooms.over(store, new byte[32], new HandClock("2026-02-26T10:00:00Z"));
      var home =
          new PortalDraft(
              "chat.test",
              "m",
              "en",
              ZoneId.of("UTC"),
              "professional",
              Portal.State.OPEN,
              false,
              Portal.LimitProfile.SELF_HOSTED);
      portal = rooms.portals().ensure(home).id();
      anna = write(tx -> rooms.people().create(tx, Person.Kind.USER, Profile.named("Anna", "B")));
      boris = write(tx -> rooms.people().create(tx, Person.Kind.USER, Profile.named("Boris", "W")));
    }

    private <T extends @Nullable Object> T write(Function<Tx, T> work) {
      return store.write(portal, work);
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
