package dev.confab.disk.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.ChatId;
import dev.confab.basics.FileId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.disk.DiskFile;
import dev.confab.disk.DiskPost;
import dev.confab.disk.Shelf;
import dev.confab.house.PortalContract;
import dev.confab.messages.Message;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.sql.AskedReads;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessengerFilesTest {
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
    private static final ChatId CHAT = new ChatId(7);

    private final MessengerFiles method =
        new MessengerFiles(rooms.disk(), rooms.people(), rooms.chats(), any -> ZoneOffset.UTC);

    Contract(Database database) {
      super(database);
    }

    private Shelf.Item item(int number, UserId author) {
      var id = new FileId(number);
      var now = clock().instant();
      var file =
          new DiskFile(id, id, "a" + number, 1, "text/plain", 0, 0, "key", "etag", id, author, now);
      var message = new MessageId(number);
      return new Shelf.Item(
          new Message(message, CHAT, author, author, "", "", null, now),
          new DiskPost(id, CHAT, message, author, false),
          file);
    }

    @Test
    void however_many_files_there_are_their_authors_are_asked_for_once() {
      var vera =
          write(tx -> rooms.people().create(tx, Person.Kind.USER, Profile.named("Vera", "")));
      var gone = new UserId(1_000_000);
      var authors = List.of(anna, boris, vera, gone);
      var items = new ArrayList<Shelf.Item>();
      for (int i = 0; i < 40; i++) {
        items.add(item(i + 1, authors.get(i % authors.size())));
      }
      var asked = new AskedReads(store.reads(portal), new ArrayList<>());
      var sent = method.sent(asked, "http://a.example", ZoneOffset.UTC, CHAT, items);
      assertThat(asked.statements()).hasSize(1);
      assertThat(sent).hasSize(40);
      assertThat(sent.subList(0, 4))
          .extracting(one -> one.file().get("authorName").asString())
          .containsExactly("Anna B", "Boris W", "Vera", "");
      assertThat(sent.get(3).file().get("authorId").asLong()).isEqualTo(gone.value());
    }
  }
}
