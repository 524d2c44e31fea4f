package dev.confab.chats;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.house.PortalContract;
import dev.confab.messages.Draft;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlacesTest {
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
    private final Places places = new Places();

    Contract(Database database) {
      super(database);
    }

    private Chat group(UserId... users) {
      var draft =
          new ChatDraft(ChatType.GROUP, "T", "", null, null, anna, null, "", "", List.of(users));
      return write(tx -> rooms.chats().create(tx, draft));
    }

    private UserId person() {
      return write(tx -> rooms.people().create(tx, Person.Kind.USER, Profile.named("P", "Q")));
    }

    private MessageId post(UserId author, Chat chat) {
      return write(tx -> rooms.messages().post(tx, Draft.text(author, chat, "text")));
    }

    @Test
    void readers_are_counted_without_the_author_of_each_message() {
      var members = new ArrayList<UserId>();
      for (int i = 0; i < 1_010; i++) {
        members.add(person());
      }
      var chat = group(members.toArray(UserId[]::new));
      var messages = new ArrayList<MessageId>();
      var authors = List.of(anna, members.get(0), members.get(1), members.get(2), members.get(1));
      authors.forEach(author -> messages.add(post(author, chat)));
      var reads = store.reads(portal);
      var readers = places.readers(reads, chat, messages.getFirst(), Set.copyOf(authors));
      for (int i = 0; i < messages.size(); i++) {
        var id = messages.get(i);
        var author = authors.get(i);
        long read =
            rooms.chats().members(reads, chat, 0, 2_000).stream()
                .filter(member -> member.lastRead() >= id.value() && !member.user().equals(author))
                .count();
        assertThat(readers.of(id, author)).isEqualTo(read);
        assertThat(readers.of(id, null)).isEqualTo(read + 1);
      }
      var before = places.readers(reads, chat, new MessageId(0), List.of());
      assertThat(before.of(new MessageId(0), null)).as("beyond a thousand").isEqualTo(1_011);
    }

    @Test
    void members_are_found_among_any_number_of_users() {
      var asked = new ArrayList<UserId>();
      for (int i = 0; i < 1_200; i++) {
        asked.add(new UserId(10_000 + i));
      }
      asked.add(boris);
      asked.add(1, anna);
      var chat = group();
      assertThat(places.among(store.reads(portal), chat, asked)).containsExactly(anna);
      assertThat(places.among(store.reads(portal), chat, List.of())).isEmpty();
    }

    @Test
    void spans_begin_where_a_member_came_in_and_end_with_the_last_message() {
      var chat = group();
      post(anna, chat);
      write(tx -> rooms.chats().join(tx, chat, List.of(boris), anna, false));
      var last = post(anna, chat);
      var silent = group(boris);
      var reads = store.reads(portal);
      var from = requireNonNull(rooms.chats().member(reads, chat, boris)).seesFrom();
      assertThat(places.spans(reads, boris))
          .contains(new Span(chat.id(), from, last.value()))
          .noneMatch(span -> span.chat().equals(silent.id()));
    }
  }
}
