package dev.confab.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.DialogId;
import dev.confab.basics.EventId;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatDraft;
import dev.confab.chats.ChatType;
import dev.confab.eventlog.Event;
import dev.confab.house.PortalContract;
import dev.confab.people.Person;
import dev.confab.people.Profile;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessagesTest {
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

    @Test
    void a_message_is_read_back_by_both_and_unread_by_one() {
      var chat = write(tx -> rooms.chats().privateWith(tx, anna, boris));
      post(anna, chat, "Hello \uD83E\uDD16");
      assertThat(texts(boris, chat)).containsExactly("Hello \uD83E\uDD16");
      assertThat(unread(boris)).isEqualTo(1);
      assertThat(unread(anna)).isZero();
      post(boris, chat, "Hi");
      assertThat(unread(boris)).isZero();
      assertThat(unread(anna)).isEqualTo(1);
    }

    @Test
    void the_private_chat_of_two_is_one_whoever_begins() {
      var first = write(tx -> rooms.chats().privateWith(tx, anna, boris));
      var second = write(tx -> rooms.chats().privateWith(tx, boris, anna));
      assertThat(second.id()).isEqualTo(first.id());
      assertThat(second.dialogFor(anna)).isEqualTo(new DialogId.WithUser(boris));
    }

    @Test
    void an_empty_message_is_refused_and_leaves_nothing() {
      var chat = write(tx -> rooms.chats().privateWith(tx, anna, boris));
      assertThatThrownBy(() -> post(anna, chat, "  \n "))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.error()).isEqualTo(MessageError.MESSAGE_EMPTY));
      assertThat(texts(anna, chat)).isEmpty();
      assertThat(unread(boris)).isZero();
    }

    @Test
    void a_long_text_is_cut_and_marked() {
      var chat = write(tx -> rooms.chats().privateWith(tx, anna, boris));
      post(anna, chat, "x".repeat(Messages.TEXT_MAX + 1));
      assertThat(texts(anna, chat).getFirst()).hasSize(Messages.TEXT_MAX + 6).endsWith("x (...)");
    }

    @Test
    void who_joins_without_history_sees_only_what_comes_after() {
      var chat = group(anna);
      post(anna, chat, "before");
      write(tx -> rooms.chats().join(tx, chat, List.of(boris), anna, false));
      post(anna, chat, "after");
      assertThat(texts(boris, chat)).containsExactly("after");
      assertThat(unread(boris)).isEqualTo(1);
    }

    @Test
    void who_joins_with_history_sees_all() {
      var chat = group(anna);
      post(anna, chat, "before");
      write(tx -> rooms.chats().join(tx, chat, List.of(boris), anna, true));
      assertThat(texts(boris, chat)).containsExactly("before");
    }

    @Test
    void joining_twice_and_unknown_users_are_passed_over() {
      var chat = group(anna);
      var unknown = new UserId(999);
      var joined =
          write(
              tx -> rooms.chats().join(tx, chat, List.of(boris, unknown, anna, boris), anna, true));
      assertThat(joined).containsExactly(boris);
      var again = write(tx -> rooms.chats().join(tx, chat, List.of(boris), anna, true));
      assertThat(again).isEmpty();
    }

    @Test
    void a_stranger_does_not_see_a_group() {
      var chat = group(anna);
      var reads = store.reads(portal);
      assertThat(rooms.chats().visibleTo(reads, boris, new DialogId.InChat(chat.id()))).isNull();
      assertThat(rooms.chats().visibleTo(reads, anna, new DialogId.InChat(chat.id()))).isNotNull();
    }

    @Test
    void messages_are_paged_both_ways() {
      var chat = group(anna);
      for (int i = 1; i <= 5; i++) {
        post(anna, chat, "m" + i);
      }
      var member = rooms.chats().member(store.reads(portal), chat, anna);
      var latest = rooms.messages().latest(store.reads(portal), chat, member, null, 2);
      assertThat(latest).extracting(Message::text).containsExactly("m5", "m4");
      var older = rooms.messages().latest(store.reads(portal), chat, member, latest.get(1).id(), 2);
      assertThat(older).extracting(Message::text).containsExactly("m3", "m2");
      var newer = rooms.messages().newer(store.reads(portal), chat, member, older.get(1).id(), 2);
      assertThat(newer).extracting(Message::text).containsExactly("m4", "m3");
    }

    @Test
    void a_reply_elsewhere_or_to_nothing_is_refused() {
      var here = group(anna);
      var there = group(anna);
      var id = post(anna, there, "there");
      var reads = store.reads(portal);
      assertThatThrownBy(() -> rooms.messages().checkReply(reads, here, anna, id))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.error()).isEqualTo(MessageError.REPLY_ELSEWHERE));
      assertThatThrownBy(() -> rooms.messages().checkReply(reads, here, anna, new MessageId(999)))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.error()).isEqualTo(MessageError.REPLY_UNAVAILABLE));
    }

    @Test
    void a_standard_bot_hears_its_dialog_and_in_a_group_only_what_mentions_it() {
      var bot = bot("B");
      var dialog = write(tx -> rooms.chats().privateWith(tx, anna, bot));
      post(anna, dialog, "hello");
      var chat = group(anna, bot);
      post(anna, chat, "not for the bot");
      post(anna, chat, "[USER=" + bot + "]Bot[/USER], help");
      assertThat(heard()).containsExactly("join", "hello", "join", "help");
    }

    @Test
    void a_supervisor_hears_everything_and_nobody_hears_himself() {
      var bot = bot("S");
      var chat = group(anna, bot);
      post(anna, chat, "one");
      post(bot, chat, "two");
      post(anna, chat, "three");
      assertThat(heard()).containsExactly("join", "one", "three");
    }

    @Test
    void a_refused_message_has_no_event() {
      var bot = bot("B");
      assertThatThrownBy(
              () ->
                  write(
                      tx -> {
                        var chat = rooms.chats().privateWith(tx, anna, bot);
                        rooms.messages().post(tx, Draft.text(anna, chat, "lost"));
                        throw MessageError.NOT_ADDED.refuse();
                      }))
          .isInstanceOf(Refusal.class);
      assertThat(heard()).isEmpty();
      var after = write(tx -> rooms.chats().privateWith(tx, anna, bot));
      post(anna, after, "kept");
      assertThat(heard()).containsExactly("join", "kept");
    }

    @Test
    void the_private_chats_of_a_removed_bot_go_with_it_and_others_stay() {
      var bot = bot("B");
      var dialog = write(tx -> rooms.chats().privateWith(tx, anna, bot));
      var said = post(anna, dialog, "only for the bot");
      var team = group(anna, bot, boris);
      var kept = post(bot, team, "for all");
      var between = write(tx -> rooms.chats().privateWith(tx, anna, boris));
      post(anna, between, "only for Boris");
      write(tx -> unregister(tx, bot));
      var reads = store.reads(portal);
      assertThat(rooms.chats().find(reads, dialog.id())).isNull();
      assertThat(rooms.chats().visibleTo(reads, anna, new DialogId.WithUser(bot))).isNull();
      assertThat(rooms.messages().find(reads, said)).isNull();
      assertThat(rooms.messages().find(reads, kept)).isNotNull();
      assertThat(rooms.chats().recent(reads, anna, Instant.EPOCH))
          .extracting(item -> item.chat().id())
          .containsExactlyInAnyOrder(team.id(), between.id());
      boolean forgotten = write(tx -> rooms.chats().find(tx, dialog.id()) == null);
      assertThat(forgotten).isTrue();
    }

    @Test
    void however_many_there_are() {
      var bot = bot("B");
      write(
          tx -> {
            for (int i = 0; i < 300; i++) {
              var user = rooms.people().create(tx, Person.Kind.USER, Profile.named("User", ""));
              rooms.chats().privateWith(tx, user, bot);
            }
            return unregister(tx, bot);
          });
      assertThat(rooms.chats().recent(store.reads(portal), bot, Instant.EPOCH)).isEmpty();
      var first = new DialogId.WithUser(new UserId(bot.value() + 1));
      assertThat(rooms.chats().visibleTo(store.reads(portal), bot, first)).isNull();
    }

    @Test
    void a_bot_that_stays_after_all_keeps_its_chats() {
      var bot = bot("B");
      var dialog = write(tx -> rooms.chats().privateWith(tx, anna, bot));
      post(anna, dialog, "one");
      assertThatThrownBy(
              () ->
                  write(
                      tx -> {
                        unregister(tx, bot);
                        throw MessageError.NOT_ADDED.refuse();
                      }))
          .isInstanceOf(Refusal.class);
      post(anna, dialog, "two");
      assertThat(texts(anna, dialog)).containsExactly("two", "one");
    }

    private boolean unregister(Tx tx, UserId bot) {
      var app = rooms.apps().byClientId(tx, "local.code");
      rooms.registration().unregister(tx, caller(app), null, bot);
      return true;
    }

    private MessageId post(UserId author, Chat chat, String text) {
      return write(tx -> rooms.messages().post(tx, Draft.text(author, chat, text)));
    }

    private Chat group(UserId owner, UserId... users) {
      var draft =
          new ChatDraft(
              ChatType.GROUP, "Team", "", null, null, owner, null, "", "", List.of(users));
      return write(tx -> rooms.chats().create(tx, draft));
    }

    private UserId bot(String type) {
      return bot("code", type);
    }

    private List<String> texts(UserId user, Chat chat) {
      var reads = store.reads(portal);
      var member = rooms.chats().member(reads, chat, user);
      return rooms.messages().latest(reads, chat, member, null, 50).stream()
          .map(Message::text)
          .toList();
    }

    private long unread(UserId user) {
      return rooms.chats().recent(store.reads(portal), user, Instant.EPOCH).stream()
          .mapToLong(item -> item.member().unread(item.chat()))
          .sum();
    }

    private List<String> heard() {
      return rooms.log().waiting(portal, new EventId(0), 100).stream()
          .map(Contract::summary)
          .toList();
    }

    private static String summary(Event event) {
      return event.event().equals("ONIMBOTJOINCHAT")
          ? "join"
          : Json.parse(event.data()).path("PARAMS").path("MESSAGE").asString();
    }
  }
}
