package dev.confab.bots;

import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;
import static dev.confab.bots.Stage.PORTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Caller;
import dev.confab.basics.HandlerId;
import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.basics.UserId;
import dev.confab.bots.rest.v1.BotChange;
import dev.confab.bots.rest.v1.BotDraft;
import dev.confab.bots.rest.v1.Registration;
import dev.confab.eventlog.Event;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import dev.confab.sql.InDoubt;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BotsTest {
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
    private final Stage stage;
    private final Bots bots;
    private final Caller app;

    Contract(Database database) {
      super(database);
      this.stage = new Stage(store);
      this.bots = stage.bots;
      this.app = stage.application("local.demo");
    }

    private static BotDraft draft(String code, String type, HandlerUrls handlers) {
      var named = new BotProfile(code, null, null, null, null, null, null, null, null);
      return new BotDraft(code, type, false, handlers, named);
    }

    private UserId registered(Caller caller, String code, String type) {
      return registered(caller, draft(code, type, HandlerUrls.of(Stage.HANDLER)));
    }

    private UserId registered(Caller caller, BotDraft draft) {
      return store.write(PORTAL, tx -> stage.first.register(tx, caller, "mine", draft));
    }

    private Bot speaking(Caller caller, @Nullable String clientId, @Nullable UserId bot) {
      return store.write(PORTAL, tx -> bots.speaking(tx, caller, clientId, bot));
    }

    private void told(UserId bot, BotEvent event) {
      store.write(
          PORTAL,
          tx -> {
            var data = Json.mapper().createObjectNode().put("PARAMS", "…");
            var known = bots.find(tx, bot);
            if (known != null) {
              bots.tell(tx, known, event, "chat12", stage.anna, null, data);
            }
            return known;
          });
    }

    private @Nullable String urlOf(Event event) {
      return urlOf(stage, event);
    }

    private static @Nullable String urlOf(Stage stage, Event event) {
      var handler = stage.bots.handler(stage.store.reads(PORTAL), event.handler());
      return handler == null ? null : handler.url();
    }

    // --- who speaks

    @Test
    void the_first_bot_speaks_unless_another_is_asked_for() {
      var first = registered(app, "first", "B");
      var second = registered(app, "second", "B");
      assertThat(speaking(app, null, null).id()).isEqualTo(first);
      assertThat(speaking(app, "whatever", second).id()).isEqualTo(second);
      assertThat(bots.speaking(store.reads(PORTAL), app, null, second).code()).isEqualTo("second");
    }

    @Test
    void where_events_go_is_asked_anew_when_nobody_knows_what_was_kept() {
      var bot = registered(app, "echo", "B");
      told(bot, BotEvent.MESSAGE_ADD);
      var event = stage.waiting().getLast();
      assertThat(urlOf(event)).isNotEqualTo("https://new.example.com/");
      InDoubt.write(
          store,
          PORTAL,
          "UPDATE bot_handlers SET url = ? WHERE portal_id = :portal AND id = ?",
          "https://new.example.com/",
          event.handler());
      assertThat(urlOf(event)).isEqualTo("https://new.example.com/");
    }

    // --- who is listed

    @Test
    void all_bots_are_listed_and_the_callers_own_last_however_many_there_are() {
      var mine = registered(app, "mine", "B");
      for (int i = 0; i < BotsSql.LISTED_MAX; i += Registration.OF_APP_MAX) {
        var other = stage.application("local.other" + i);
        store.write(
            PORTAL,
            tx -> {
              for (int k = 0; k < Registration.OF_APP_MAX; k++) {
                var wanted = draft("b" + k, "B", HandlerUrls.of(Stage.HANDLER));
                stage.first.register(tx, other, null, wanted);
              }
              return tx;
            });
      }
      var last = registered(app, draft("last", "B", HandlerUrls.of(Stage.HANDLER)));
      var listed = bots.listed(store.reads(PORTAL), app, null);
      assertThat(listed).hasSize(BotsSql.LISTED_MAX + 2).doesNotHaveDuplicates();
      assertThat(listed.subList(BotsSql.LISTED_MAX, listed.size()))
          .extracting(Bot::id)
          .containsExactlyInAnyOrder(mine, last);
    }

    @Test
    void who_has_no_bot_does_not_speak() {
      var other = stage.application("local.other");
      var theirs = registered(other, "theirs", "B");
      assertRefused(BOT_NOT_FOUND, app, null, null);
      assertRefused(BOT_NOT_FOUND, stage.webhook(), "unknown", null);
      assertRefused(BOT_NOT_FOUND, app, null, stage.anna);
      assertRefused(OTHER_APPLICATION, app, null, theirs);
      assertRefused(OTHER_APPLICATION, stage.webhook(), "unknown", theirs);
      assertRefused(CLIENT_ID_MISSING, stage.webhook(), null, theirs);
      assertRefused(BY_SESSION, stage.session(), "mine", theirs);
    }

    private void assertRefused(
        BotError error, Caller caller, @Nullable String clientId, @Nullable UserId bot) {
      assertThatThrownBy(() -> speaking(caller, clientId, bot))
          .isInstanceOfSatisfying(
              Refusal.class, refusal -> assertThat(refusal.error()).isEqualTo(error));
      assertThatThrownBy(() -> bots.speaking(store.reads(PORTAL), caller, clientId, bot))
          .isInstanceOf(Refusal.class);
    }

    @Test
    void every_webhook_of_the_portal_speaks_for_a_client_id() {
      var bot = registered(stage.webhook(), "echo", "B");
      assertThat(speaking(stage.webhook(), "mine", null).id()).isEqualTo(bot);
    }

    // --- among whom

    private List<Bot> among(List<UserId> users) {
      return store.write(PORTAL, tx -> bots.among(tx, users));
    }

    @Test
    void bots_are_found_among_many_users_in_their_order() {
      var one = registered(app, "one", "S");
      var two = registered(app, "two", "O");
      var users = new ArrayList<>(LongStream.range(500, 620).mapToObj(UserId::new).toList());
      users.add(7, two);
      users.add(stage.anna);
      users.add(one);
      for (int round = 0; round < 2; round++) {
        assertThat(among(users)).extracting(Bot::id).containsExactly(two, one);
      }
      var read = bots.among(store.reads(PORTAL), users);
      assertThat(read).extracting(Bot::type).containsExactly(BotType.OPENLINE, BotType.SUPERVISOR);
      assertThat(read).extracting(Bot::openline).containsExactly(true, false);
    }

    @Test
    void what_the_writer_has_at_hand_follows_every_change() {
      var guess = new UserId(stage.anna.value() + 1);
      assertThat(among(List.of(guess))).isEmpty();
      assertThat(registered(app, "echo", "B")).isEqualTo(guess);
      assertThat(among(List.of(guess))).hasSize(1);
      var change = new BotChange("new", HandlerUrls.of(null), BotProfile.silent());
      store.write(
          PORTAL,
          tx -> {
            stage.first.update(tx, app, null, guess, change);
            return guess;
          });
      assertThat(speaking(app, null, null).code()).isEqualTo("new");
      store.write(
          PORTAL,
          tx -> {
            stage.first.unregister(tx, app, null, guess);
            return guess;
          });
      assertThat(among(List.of(guess))).isEmpty();
      assertRefused(BOT_NOT_FOUND, app, null, null);
    }

    @Test
    void an_undone_registration_is_forgotten() {
      assertThatThrownBy(
              () ->
                  store.write(
                      PORTAL,
                      tx -> {
                        var draft = draft("echo", "B", HandlerUrls.of(Stage.HANDLER));
                        var id = stage.first.register(tx, app, null, draft);
                        assertThat(bots.speaking(tx, app, null, id).code()).isEqualTo("echo");
                        throw BOT_NOT_FOUND.refuse();
                      }))
          .isInstanceOf(Refusal.class);
      assertRefused(BOT_NOT_FOUND, app, null, null);
    }

    // --- what they are told

    @Test
    void an_event_names_the_bot_its_dialog_and_who_caused_it() {
      var bot = registered(app, "echo", "B");
      told(bot, BotEvent.MESSAGE_ADD);
      var event = stage.waiting().getFirst();
      assertThat(event.event()).isEqualTo("ONIMBOTMESSAGEADD");
      assertThat(event.lane()).isEqualTo("bot" + bot + "/chat12");
      assertThat(event.actor()).isEqualTo(stage.anna);
      assertThat(event.app()).isEqualTo(app.app());
      assertThat(urlOf(event)).isEqualTo(Stage.HANDLER);
      assertThat(event.data())
          .isEqualTo("{\"BOT\":{\"%s\":{\"BOT_CODE\":\"echo\"}},\"PARAMS\":\"…\"}".formatted(bot));
    }

    @Test
    void an_application_that_is_not_installed_is_told_nothing() {
      var early = stage.application("local.early", false);
      told(registered(early, "echo", "B"), BotEvent.MESSAGE_ADD);
      assertThat(stage.waiting()).isEmpty();
    }

    @Test
    void a_bot_that_only_hears_what_is_said_to_it_is_told_of_changes_when_it_asks() {
      var bot = registered(app, "echo", "B");
      told(bot, BotEvent.MESSAGE_UPDATE);
      told(bot, BotEvent.MESSAGE_DELETE);
      assertThat(stage.waiting()).isEmpty();
      var urls = HandlerUrls.of(null).with(BotEvent.MESSAGE_UPDATE, "https://example.com/changes");
      store.write(
          PORTAL,
          tx -> {
            stage.first.update(tx, app, null, bot, new BotChange(null, urls, BotProfile.silent()));
            return bot;
          });
      told(bot, BotEvent.MESSAGE_UPDATE);
      assertThat(urlOf(stage.waiting().getFirst())).isEqualTo("https://example.com/changes");
    }

    @Test
    void supervisors_and_open_line_bots_are_told_of_changes_at_once() {
      for (var type : List.of("S", "O", "o")) {
        var caller = stage.application("local." + type + type.hashCode());
        told(registered(caller, "echo", type), BotEvent.MESSAGE_DELETE);
      }
      assertThat(stage.waiting()).hasSize(3);
    }

    @Test
    void the_last_registration_says_where_all_events_of_an_application_go() {
      var first = registered(app, "first", "B");
      told(first, BotEvent.MESSAGE_ADD);
      var waits = stage.waiting().getFirst();
      assertThat(urlOf(waits)).isEqualTo(Stage.HANDLER);
      registered(app, draft("second", "B", HandlerUrls.of("https://example.com/new")));
      told(first, BotEvent.MESSAGE_ADD);
      assertThat(stage.waiting()).extracting(this::urlOf).containsOnly("https://example.com/new");
      assertThat(stage.waiting()).extracting(Event::handler).containsOnly(waits.handler());
      assertThat(bots.handler(store.reads(PORTAL), new HandlerId(999))).isNull();
    }

    @Test
    void a_registration_of_the_same_again_names_no_address_that_is_new() {
      var fresh = new ArrayList<Set<String>>();
      bots.onBind((tx, of, urls) -> fresh.add(urls));
      registered(app, "one", "B");
      registered(app, "one", "B");
      registered(app, draft("one", "B", HandlerUrls.of("http://127.0.0.1:9000/new")));
      assertThat(fresh)
          .containsExactly(Set.of(Stage.HANDLER), Set.of(), Set.of("http://127.0.0.1:9000/new"));
    }

    @Test
    void a_removed_bot_is_told_so_and_nothing_else() {
      var bot = registered(app, "echo", "B");
      told(bot, BotEvent.MESSAGE_ADD);
      var heard = new ArrayList<Bot>();
      bots.onRemoval((tx, removed) -> heard.add(removed));
      store.write(
          PORTAL,
          tx -> {
            stage.first.unregister(tx, app, null, bot);
            return bot;
          });
      told(bot, BotEvent.MESSAGE_ADD);
      var event = stage.waiting().getFirst();
      assertThat(stage.waiting()).hasSize(1);
      assertThat(event.event()).isEqualTo("ONIMBOTDELETE");
      assertThat(event.data()).isEqualTo("{\"BOT_ID\":%s,\"BOT_CODE\":\"echo\"}".formatted(bot));
      assertThat(urlOf(event)).isEqualTo(Stage.HANDLER);
      assertThat(heard).extracting(Bot::id).containsExactly(bot);
    }

    @Test
    void a_bot_that_went_away_meanwhile_cannot_be_removed() {
      var bot = speaking(app, null, registered(app, "echo", "B"));
      removed(bot);
      assertThatThrownBy(() -> removed(bot))
          .isInstanceOf(Refusal.class)
          .extracting(thrown -> ((Refusal) thrown).error())
          .isEqualTo(BotV2Error.NOT_UNREGISTERED);
      assertThat(stage.waiting()).hasSize(1);
    }

    private void removed(Bot bot) {
      store.write(
          PORTAL,
          tx -> {
            stage.second.unregister(tx, app, bot);
            return bot;
          });
    }

    @Test
    void only_the_server_itself_binds_a_handler_inside_it() {
      var bot = registered(app, draft("echo", "B", HandlerUrls.inside("echo")));
      told(bot, BotEvent.MESSAGE_ADD);
      assertThat(urlOf(stage.waiting().getFirst())).isEqualTo("internal:echo");
      assertThatThrownBy(() -> registered(app, draft("spy", "B", HandlerUrls.of("internal:echo"))))
          .isInstanceOf(Refusal.class);
    }

    // --- how they are shown

    @Test
    void cards_tell_a_bots_type_and_keep_a_webhooks_client_id_secret() {
      var open = registered(app, "open", "O");
      var hooked = registered(stage.webhook(), "hooked", "H");
      var cards = bots.cards(store.reads(PORTAL), List.of(open, stage.anna, hooked));
      assertThat(cards).containsOnlyKeys(open, hooked);
      assertThat(Json.write(cards.get(open)))
          .isEqualTo(
              "{\"code\":\"open\",\"type\":\"openline\",\"app_id\":\"local.demo\","
                  + "\"is_hidden\":false,\"is_support_openline\":true}");
      assertThat(Json.write(cards.get(hooked)))
          .contains("\"type\":\"human\"")
          .contains("\"app_id\":\"\"");
    }

    @Test
    void everything_is_there_after_a_restart() {
      var bot = registered(app, "echo", "B");
      told(bot, BotEvent.JOIN_CHAT);
      var again = new Stage(database.reopened());
      var event = again.waiting().getFirst();
      assertThat(urlOf(again, event)).isEqualTo(Stage.HANDLER);
      assertThat(again.bots.speaking(again.store.reads(PORTAL), app, null, bot).id())
          .isEqualTo(bot);
    }
  }
}
