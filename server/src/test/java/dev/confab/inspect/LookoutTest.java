package dev.confab.inspect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.ChatId;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.bots.BotProfile;
import dev.confab.bots.HandlerUrls;
import dev.confab.bots.rest.v1.BotDraft;
import dev.confab.chats.ChatDraft;
import dev.confab.chats.ChatType;
import dev.confab.delivery.Bodies;
import dev.confab.delivery.Directions;
import dev.confab.delivery.MaskedRequest;
import dev.confab.delivery.Requests;
import dev.confab.delivery.Tellings;
import dev.confab.eventlog.BotLedger;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventFilter;
import dev.confab.eventlog.NewEvent;
import dev.confab.eventlog.NumberedAttempt;
import dev.confab.house.PortalContract;
import dev.confab.messages.Draft;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LookoutTest {
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
    private final AppId app;
    private final UserId bot;
    private final Lookout lookout;

    Contract(Database database) {
      super(database);
      app = write(tx -> rooms.apps().ofWebhookCaller(tx, "mine", Set.of("imbot")).id());
      var named = new BotProfile("Echo", null, null, null, null, null, null, null, null);
      var draft = new BotDraft("echo", "B", false, HandlerUrls.of("http://bot.test/"), named);
      var caller =
          new Caller(portal, anna, Caller.Auth.WEBHOOK, Set.of("imbot"), null, null, "webhook:1");
      bot = write(tx -> rooms.registration().register(tx, caller, "mine", draft));
      var bodies = rooms.bodies(home -> "https://chat.test");
      lookout =
          new Lookout(
              rooms.people(),
              rooms.bots(),
              rooms.chats(),
              rooms.messages(),
              rooms.log(),
              rooms.desk(),
              bodies::check,
              () -> shows(bodies),
              new Waits(
                  rooms.desk(),
                  new Directions(
                      store,
                      rooms.agreements(),
                      rooms.notes(),
                      (reads, id) -> null,
                      Tellings.BOTH,
                      clock()),
                  (of, app, address) -> null,
                  (of, lane) -> null,
                  clock()),
              new Replays(rooms.apps(), rooms.bots(), rooms.hooks()));
    }

    private static Requests shows(Bodies bodies) {
      return new Requests() {
        @Override
        public MaskedRequest next(Event event) {
          return new MaskedRequest(
              "", Map.of(), bodies.compose(event, Instant.EPOCH).toString(), null);
        }

        @Override
        public MaskedRequest past(Event event, NumberedAttempt tried) {
          return next(event);
        }
      };
    }

    private MessageId mentioned(UserId... members) {
      var draft =
          new ChatDraft(
              ChatType.GROUP, "Team", "", null, null, anna, null, "", "", List.of(members));
      var chat = write(tx -> rooms.chats().create(tx, draft));
      var text = "[USER=" + bot + "]Echo[/USER] is not to read this";
      return write(tx -> rooms.messages().post(tx, Draft.text(anna, chat, text)));
    }

    @Test
    void who_is_only_mentioned_from_outside_does_not_read_the_message() {
      var mine = new Lookout.Sight(app);
      var reads = store.reads(portal);
      var outside = mentioned();
      assertThat(lookout.misses(reads, mine, outside)).hasSize(1);
      assertThatThrownBy(() -> lookout.life(reads, mine, outside)).hasMessage("Message not found");
      assertThat(lookout.life(reads, new Lookout.Sight(null), outside).misses()).hasSize(1);
      assertThat(lookout.life(reads, mine, mentioned(bot)).events()).hasSize(1);
    }

    @Test
    void events_of_a_chat_are_looked_for_from_its_beginning_on() {
      var next = new ChatId(chat().value() + 1);
      told(next, "{}"); // found by nothing but a look through the whole log
      clock().forward(Duration.ofHours(1));
      assertThat(chat()).isEqualTo(next);
      var event = told(next, "{}");
      var filter = new EventFilter(null, null, null, null, null, null, null, null, null, next);
      assertThat(
              lookout.list(store.reads(portal), new Lookout.Sight(app), filter, null, 10).entries())
          .extracting(entry -> entry.event().id())
          .containsExactly(event);
    }

    private ChatId chat() {
      var draft = new ChatDraft(ChatType.GROUP, "T", "", null, null, anna, null, "", "", List.of());
      return write(tx -> rooms.chats().create(tx, draft)).id();
    }

    private EventId told(String data) {
      return told(new ChatId(1), data);
    }

    private EventId told(ChatId chat, String data) {
      var news =
          new NewEvent(
              "bot" + bot + "/chat" + chat,
              "ONIMBOTMESSAGEADD",
              bot,
              app,
              new HandlerId(5),
              anna,
              null,
              data);
      return write(tx -> rooms.log().append(tx, news));
    }

    private Caller application() {
      return new Caller(portal, anna, Caller.Auth.APPLICATION, Set.of("confab"), app, "c", "app:1");
    }

    @Test
    void an_application_gets_no_tokens_of_others_by_the_data_it_writes() {
      var mine = application();
      var waits = told("{}");
      var settled = told("{}");
      write(tx -> rooms.desk().withdraw(tx, found(settled), "x"));
      for (var who : List.of(anna.toString(), boris.toString(), "x", "999")) {
        var data = "{\"BOT\":{\"" + who + "\":{}}}";
        var refused =
            "DATA cannot be sent: BOT[" + who + "] names no bot of the event's application";
        assertThatThrownBy(() -> edit(mine, waits, data)).hasMessage(refused);
        assertThatThrownBy(() -> write(tx -> lookout.replay(tx, mine, settled, data)))
            .hasMessage(refused);
      }
      var own = "{\"BOT\":{\"" + bot + "\":{}}}";
      edit(mine, waits, own);
      assertThat(found(waits).data()).isEqualTo(own);
      var again = write(tx -> lookout.replay(tx, mine, settled, own));
      assertThat(found(again).data()).isEqualTo(own);
    }

    @Test
    void what_is_told_of_a_bot_that_is_gone_to_an_address_it_left_can_be_edited() {
      var mine = application();
      var gone = requireNonNull(rooms.bots().find(store.reads(portal), bot));
      var left = beside(bot, "ONIMBOTV2DELETE");
      var settled = beside(bot, "ONIMBOTV2DELETE");
      write(tx -> rooms.desk().withdraw(tx, found(settled), "x"));
      write(tx -> rooms.bots().remove(tx, gone, anna));
      var data = "{\"bot\":{\"id\":" + bot + ",\"code\":\"changed\"}}";
      edit(mine, left, data);
      assertThat(found(left).data()).isEqualTo(data);
      assertThatThrownBy(() -> write(tx -> lookout.replay(tx, mine, settled, data)))
          .hasMessage(InspectError.HANDLER_GONE.wire().text());
      var refused = "DATA cannot be sent: bot[id] names no bot of the event's application";
      for (var who : List.of(anna.toString(), "999", "\"" + bot + "\"", "null")) {
        var wrong = "{\"bot\":{\"id\":" + who + "}}";
        assertThatThrownBy(() -> edit(mine, left, wrong)).hasMessage(refused);
      }
      assertThatThrownBy(() -> edit(mine, left, "{}")).hasMessage(refused);
    }

    /// What a bot is told, told to an address that it left.
    private EventId beside(UserId named, String event) {
      var data = "{\"bot\":{\"id\":" + named + ",\"code\":\"echo\"}}";
      var news =
          new NewEvent("left5", event, Event.NO_BOT, app, new HandlerId(5), anna, null, data);
      return write(tx -> rooms.log().append(tx, news));
    }

    private void edit(Caller caller, EventId id, String data) {
      write(
          tx -> {
            lookout.edit(tx, caller, id, data);
            return true;
          });
    }

    private Event found(EventId id) {
      return lookout.entry(store.reads(portal), new Lookout.Sight(null), id).event();
    }

    @Test
    void an_event_whose_data_cannot_be_read_is_shown_without_its_form() {
      var bad = lookout.entry(store.reads(portal), new Lookout.Sight(app), told("{\"A\":"));
      assertThat(lookout.request(bad).body())
          .isEqualTo("no form can be composed of the event's data");
    }

    private UserId another(String code) {
      var named = new BotProfile(code, null, null, null, null, null, null, null, null);
      var draft = new BotDraft(code, "B", false, HandlerUrls.of("http://bot.test/"), named);
      var caller =
          new Caller(portal, anna, Caller.Auth.WEBHOOK, Set.of("imbot"), null, null, "webhook:1");
      return write(tx -> rooms.registration().register(tx, caller, "mine", draft));
    }

    private void tells(UserId of) {
      var news =
          new NewEvent("bot" + of + "/chat1", "ONX", of, app, new HandlerId(5), null, null, "{}");
      write(tx -> rooms.log().append(tx, news));
    }

    @Test
    void the_ledger_is_whole_however_many_bots_there_are() {
      var strangers = List.of(bot("one", "B"), bot("two", "B"), bot("three", "B"));
      var last = another("last");
      tells(bot);
      strangers.forEach(this::tells);
      tells(last);
      tells(last);
      var reads = store.reads(portal);
      var mine = lookout.ledgers(reads, new Lookout.Sight(app), null, 10, 2);
      assertThat(mine.bots()).extracting(BotLedger::bot).containsExactly(bot, last);
      assertThat(mine.all().created()).isEqualTo(3);
      var all = lookout.ledgers(reads, new Lookout.Sight(null), null, 2, 2);
      assertThat(all.bots()).extracting(BotLedger::bot).containsExactly(bot, strangers.get(0));
      assertThat(all.all().created()).isEqualTo(6);
      var next = lookout.ledgers(reads, new Lookout.Sight(null), strangers.get(1), 2, 2);
      assertThat(next.bots()).extracting(BotLedger::bot).containsExactly(strangers.get(2), last);
      assertThat(lookout.ledgers(reads, new Lookout.Sight(app), bot, 1, 2).bots())
          .extracting(BotLedger::bot)
          .containsExactly(last);
    }
  }
}
