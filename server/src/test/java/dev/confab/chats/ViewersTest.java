package dev.confab.chats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.UserId;
import dev.confab.house.PortalContract;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ViewersTest {
  private static final int MEMBERS = 130;

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

    private List<UserId> crowd() {
      return write(
          tx -> {
            var users = new ArrayList<UserId>();
            for (int i = 0; i < MEMBERS; i++) {
              users.add(
                  rooms.people().create(tx, Person.Kind.USER, Profile.named("Member", "" + i)));
            }
            return users;
          });
    }

    @Test
    void all_members_of_a_large_chat_are_viewers() {
      var crowd = crowd();
      var draft =
          new ChatDraft(
              ChatType.GROUP, "T", "", null, null, anna, null, "", "", List.copyOf(crowd));
      var chat = write(tx -> rooms.chats().create(tx, draft));
      assertThat(rooms.chats().viewers(store.reads(portal), chat, anna).first()).isNull();
      write(
          tx ->
              tx.run(
                  "UPDATE chats SET last_message_id = 5 WHERE portal_id = :portal AND id = ?",
                  chat.id()));
      write(
          tx ->
              tx.run(
                  """
                  UPDATE chat_members SET last_read_id = 5, last_read_ms = 10000 - user_id
                  WHERE portal_id = :portal AND chat_id = ?\
                  """,
                  chat.id()));
      var behind = crowd.get(3);
      write(
          tx ->
              tx.run(
                  """
                  UPDATE chat_members SET last_read_id = 4
                  WHERE portal_id = :portal AND chat_id = ? AND user_id = ?\
                  """,
                  chat.id(),
                  behind));
      var read = Objects.requireNonNull(ChatsSql.byId(store.reads(portal), chat.id()));
      var viewers = rooms.chats().viewers(store.reads(portal), read, anna);
      assertThat(viewers.first()).isNotNull();
      assertThat(viewers.first().user()).isEqualTo(crowd.getLast());
      assertThat(viewers.others()).isEqualTo(MEMBERS - 2);
      assertThat(rooms.chats().viewers(store.reads(portal), read, null).others())
          .as("what the system says has no author who would not count")
          .isEqualTo(MEMBERS - 1);
    }
  }
}
