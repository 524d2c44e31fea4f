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
                .filter(member -> member.readAt() != null && !member.user().equals(author))
                .filter(member -> member.lastRead() >= id.value())
                .count();
        assertThat(readers.of(id, author)).isEqualTo(read);
        assertThat(readers.of(id, null)).isEqualTo(read + 1);
      }
      write(
          tx -> {
            members.forEach(user -> rooms.recents().read(tx, chat, user));
            return null;
          });
      var all = places.readers(reads, chat, messages.getFirst(), List.of());
      assertThat(all.of(messages.getFirst(), null)).as("beyond a thousand").isEqualTo(1_011);
    }

    private boolean seen(Chat chat, MessageId message, List<MessageId> page) {
      return rooms.chats().furthestReaders(store.reads(portal), chat, page).haveSeen(message, anna);
    }

    private long count(Chat chat, MessageId message, MessageId oldest) {
      return places.readers(store.reads(portal), chat, oldest, List.of(anna)).of(message, anna);
    }

    @Test
    void who_came_later_has_read_nothing_of_what_was_there_before() {
      var carl = person();
      var chat = group(carl);
      var first = post(anna, chat);
      var late = List.of(boris, person(), person());
      write(tx -> rooms.chats().join(tx, chat, late, anna, false));
      var second = post(anna, chat);
      var page = List.of(second, first);
      assertThat(page).noneMatch(id -> seen(chat, id, page));
      assertThat(count(chat, first, first)).as("he stands there and did nothing").isZero();
      write(
          tx -> {
            late.forEach(user -> rooms.recents().read(tx, chat, user));
            return null;
          });
      assertThat(seen(chat, first, page)).as("he does not see it").isFalse();
      assertThat(seen(chat, first, List.of(first))).isFalse();
      assertThat(seen(chat, second, page)).isTrue();
      assertThat(seen(chat, second, List.of(second))).isTrue();
      assertThat(count(chat, first, first)).isZero();
      assertThat(count(chat, second, first)).isEqualTo(3);
      assertThat(count(chat, second, second)).isEqualTo(3);
      write(
          tx -> {
            rooms.recents().read(tx, chat, carl, first, 1);
            return null;
          });
      assertThat(seen(chat, first, page)).as("behind those who read further").isTrue();
      assertThat(count(chat, first, first)).isEqualTo(1);
      assertThat(rooms.chats().late(store.reads(portal), chat, page))
          .containsOnlyKeys(late)
          .containsEntry(boris, first.value() + 1);
      assertThat(rooms.chats().late(store.reads(portal), chat, List.of(second))).isEmpty();
    }

    @Test
    void bots_hide_no_people_who_have_read() {
      var carl = person();
      var bots = new ArrayList<UserId>();
      for (int i = 0; i < 9; i++) {
        bots.add(bot("b" + i, "B"));
      }
      var chat = group(boris, carl);
      write(tx -> rooms.chats().join(tx, chat, bots, anna, true));
      var first = post(anna, chat);
      write(
          tx -> {
            List.of(boris, carl).forEach(user -> rooms.recents().read(tx, chat, user));
            return null;
          });
      var page = new ArrayList<>(List.of(first));
      bots.forEach(bot -> page.add(post(bot, chat)));
      var reads = store.reads(portal);
      assertThat(rooms.chats().furthestReaders(reads, chat, page).places().keySet())
          .isSubsetOf(bots);
      var found = rooms.chats().furthestPeople(reads, chat, page);
      assertThat(found.places()).containsOnlyKeys(anna, boris, carl);
      assertThat(page).filteredOn(id -> found.haveSeen(id, anna)).containsExactly(first);
      assertThat(rooms.chats().furthestPeople(reads, chat, List.of()).places()).isEmpty();
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
