package dev.confab.pickup;

import static dev.confab.access.Scope.IM;
import static dev.confab.access.Scope.IMBOT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.access.AppDrafts;
import dev.confab.basics.Caller;
import dev.confab.basics.EncodedForm;
import dev.confab.basics.EventId;
import dev.confab.basics.Json;
import dev.confab.basics.Refusal;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.rest.v2.BotSetup;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.eventlog.AuditLine;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventAudit;
import dev.confab.eventlog.Ledger;
import dev.confab.house.PortalContract;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is left to a bot that fetched until it was removed.
class LastEventTest {
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
    private static final String WHO = "webhook:1";
    private static final String URL = "https://bot.example.com/";
    private static final Caller.Auth WEBHOOK = Caller.Auth.WEBHOOK;

    private final SecondBots bots = rooms.secondBots();
    private final Pickup pickup =
        new Pickup(
            store,
            rooms.bots(),
            rooms.log(),
            rooms.agreements(),
            (event, now) -> EncodedForm.of(""),
            clock());
    private final Fetch fetch = new Fetch(store, pickup, rooms.log(), rooms.userLog());
    private final Caller caller =
        new Caller(portal, anna, WEBHOOK, Set.of(IMBOT.wire(), IM.wire()), null, null, WHO);

    Contract(Database database) {
      super(database);
    }

    private static BotSetup setup(String code, @Nullable String token, String mode, String url) {
      var profile = SecondBots.profile(code, null, null, null, null);
      return new BotSetup(code, token, profile, null, null, mode, url, null, null, null, null);
    }

    private Bot registered(String code, String token) {
      return write(tx -> bots.register(tx, caller, setup(code, token, "fetch", "")));
    }

    private void becomes(Bot known, String mode, String url) {
      write(tx -> bots.update(tx, now(known), setup("", null, mode, url)));
    }

    private void rotates(Bot known, String token) {
      write(tx -> bots.update(tx, now(known), setup("", token, "", "")));
    }

    private Bot now(Bot known) {
      return requireNonNull(rooms.bots().find(store.reads(portal), known.id()));
    }

    private void hears(Bot bot) {
      write(
          tx -> {
            var data = Json.mapper().createObjectNode();
            rooms.bots().tell(tx, bot, BotEvent.MESSAGE_ADD, "chat1", anna, null, data);
            return true;
          });
    }

    private void goes(Bot bot) {
      write(
          tx -> {
            bots.unregister(tx, caller, now(bot));
            return true;
          });
    }

    private @Nullable Event last(Bot bot, String token) {
      return bots.lastEvent(store.reads(portal), caller, token, bot.id());
    }

    private List<Event> waiting() {
      return rooms.log().waiting(portal, new EventId(0), 10);
    }

    private Ledger ledger(Bot bot) {
      assertThat(EventAudit.lines(store.reads(portal))).allMatch(AuditLine::balanced);
      assertThat(rooms.log().counts(portal).balanced()).isTrue();
      var counts = rooms.log().counts(portal, bot.id());
      assertThat(counts.balanced()).isTrue();
      return counts;
    }

    private long rows(String table) {
      return store
          .reads(portal)
          .list(
              "SELECT COUNT(*) FROM " + table + " WHERE portal_id = :portal", row -> row.number(1))
          .getFirst();
    }

    private static JsonNode shown(Event event) {
      return Json.parse(event.data()).get("bot");
    }

    @Test
    void it_is_the_news_of_the_removal_and_says_what_the_bot_was_like() {
      var bot = registered("echo", "token");
      hears(bot);
      write(tx -> rooms.chats().privateWith(tx, anna, bot.id()));
      var before = Json.tree(rooms.shownBots().owned(store.reads(portal), bot));
      assertThat(before.get("countMessage").asLong()).isOne();
      assertThat(before.get("countUser").asLong()).isOne();
      goes(bot);
      var last = requireNonNull(last(bot, "token"));
      assertThat(last.event()).isEqualTo("ONIMBOTV2DELETE");
      assertThat(shown(last)).hasToString(before.toString());
      assertThat(waiting()).as("what waited before is withdrawn").containsExactly(last);
      assertThat(ledger(bot)).isEqualTo(new Ledger(3, 1, 0, 0, 0, 2));
    }

    @Test
    void it_is_handed_out_until_an_offset_lies_behind_it() {
      var bot = registered("echo", "token");
      hears(bot);
      goes(bot);
      var last = requireNonNull(last(bot, "token"));
      long id = last.id().value();
      for (long offset : new long[] {0, 1, id}) {
        var found = fetch.last(last, offset, WHO);
        assertThat(found.events()).containsExactly(last);
        assertThat(found.more()).isFalse();
        assertThat(found.next().value()).isEqualTo(id + 1);
      }
      assertThat(last(bot, "token")).isNotNull();
      var taken = fetch.last(last, 1_000_000, WHO);
      assertThat(taken.events()).isEmpty();
      assertThat(taken.next().value()).isEqualTo(id + 1);
      assertThat(last(bot, "token")).isNull();
      fetch.last(last, id + 1, WHO); // two asked at the same time
      assertThat(ledger(bot)).isEqualTo(new Ledger(2, 0, 1, 0, 0, 1));
      var attempts = rooms.desk().attempts(store.reads(portal), last.id());
      assertThat(attempts).hasSize(1);
      assertThat(attempts.getFirst().attempt().outcome()).contains(WHO);
    }

    @Test
    void it_stands_in_one_order_with_what_a_user_reads_along() {
      var bot = registered("echo", "token");
      reads("before");
      goes(bot);
      reads("after");
      var last = requireNonNull(last(bot, "token"));
      var page = fetch.both(last, anna, 0, 1, WHO);
      assertThat(page.events()).isEmpty();
      assertThat(page.more()).isTrue();
      page = fetch.both(last, anna, page.next().value(), 1, WHO);
      assertThat(page.events()).containsExactly(last);
      assertThat(page.more()).isTrue();
      page = fetch.both(last, anna, page.next().value(), 1, WHO);
      assertThat(page.events()).isEmpty();
      assertThat(page.along()).hasSize(1);
      assertThat(page.more()).isFalse();
      assertThat(last(bot, "token")).isNull();
    }

    private void reads(String text) {
      write(
          tx -> {
            rooms.userLog().append(tx, anna, "U", "\"" + text + "\"");
            return true;
          });
    }

    @Test
    void it_expires_when_nobody_asks_and_then_the_bot_is_gone() {
      var bot = registered("echo", "token");
      goes(bot);
      rooms.log().expire(waiting().getFirst(), "its life is over");
      assertThat(last(bot, "token")).isNull();
      assertThat(ledger(bot)).isEqualTo(new Ledger(1, 0, 0, 0, 1, 0));
    }

    @Test
    void it_is_gone_when_an_operator_drops_it() {
      var bot = registered("echo", "token");
      goes(bot);
      write(tx -> rooms.desk().withdraw(tx, waiting().getFirst(), "cancelled"));
      assertThat(last(bot, "token")).isNull();
      assertThat(ledger(bot)).isEqualTo(new Ledger(1, 0, 0, 0, 0, 1));
    }

    @Test
    void to_anybody_else_the_bot_is_gone() {
      var bot = registered("echo", "token");
      registered("other", "other token");
      assertThat(last(bot, "token")).as("it is still there").isNull();
      goes(bot);
      assertThat(last(bot, "token")).isNotNull();
      for (var token : List.of("other token", "no token")) {
        assertThat(last(bot, token)).as(token).isNull();
      }
      var reads = store.reads(portal);
      assertThat(bots.lastEvent(reads, application("local.other"), null, bot.id())).isNull();
      assertThatThrownBy(() -> bots.lastEvent(reads, caller, null, bot.id()))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("token is not specified");
      assertThat(bots.lastEvent(reads, caller, "token", Event.NO_BOT)).isNull();
    }

    private Caller application(String clientId) {
      return caller(write(tx -> rooms.apps().ensure(tx, AppDrafts.of(clientId, true))));
    }

    @Test
    void a_dead_token_gets_nothing_and_the_one_that_took_its_place_does() {
      var bot = registered("echo", "old");
      rotates(bot, "new");
      goes(bot);
      assertThat(last(bot, "old")).isNull();
      assertThat(last(bot, "new")).isNotNull();
    }

    @Test
    void a_bot_that_left_its_neighbours_is_told_by_its_own_token() {
      var bot = registered("echo", "shared");
      registered("neighbour", "shared");
      rotates(bot, "own");
      goes(bot);
      assertThat(last(bot, "shared")).isNull();
      assertThat(last(bot, "own")).isNotNull();
    }

    @Test
    void who_gives_its_token_to_another_bot_gets_it_no_more() {
      var bot = registered("echo", "token");
      var other = registered("other", "other token");
      goes(bot);
      rotates(other, "token");
      assertThat(last(bot, "token")).isNull();
      assertThat(last(bot, "other token")).isNull();
      assertThat(ledger(bot).waiting()).as("it ends with its life").isOne();
    }

    @Test
    void a_bot_of_the_same_code_is_another_one() {
      var bot = registered("echo", "token");
      hears(bot);
      goes(bot);
      var again = registered("echo", "token");
      assertThat(again.id()).isNotEqualTo(bot.id());
      hears(again);
      var last = requireNonNull(last(bot, "token"));
      assertThat(last(again, "token")).isNull();
      assertThat(fetch.get(portal, again, 0, 10, WHO).events()).hasSize(1);
      fetch.last(last, last.id().value() + 1, WHO);
      assertThat(fetch.get(portal, again, 0, 10, WHO).events()).hasSize(1);
      goes(again);
      assertThat(last(again, "token")).isNotNull();
      assertThat(last(bot, "token")).isNull();
    }

    @Test
    void what_is_posted_is_not_handed_out() {
      var bot = registered("echo", "token");
      becomes(bot, "webhook", URL);
      goes(bot);
      assertThat(waiting()).hasSize(1);
      assertThat(shown(waiting().getFirst()).propertyNames()).containsExactly("id", "code");
      assertThat(last(bot, "token")).isNull();
      var first = bot("first", "B");
      var found = requireNonNull(rooms.bots().find(store.reads(portal), first));
      write(tx -> rooms.bots().remove(tx, found, anna));
      assertThat(rooms.bots().lastEvent(store.reads(portal), first)).isNull();
    }

    @Test
    void it_is_the_way_in_which_a_bot_heard_last_that_counts() {
      var bot = registered("echo", "token");
      becomes(bot, "webhook", URL);
      becomes(bot, "fetch", "");
      goes(bot);
      assertThat(shown(requireNonNull(last(bot, "token"))).get("eventMode").asString())
          .isEqualTo("fetch");
    }

    @Test
    void what_an_application_is_not_told_before_it_is_installed_is_this_neither() {
      var early = caller(write(tx -> rooms.apps().ensure(tx, AppDrafts.of("local.early", false))));
      var bot = write(tx -> bots.register(tx, early, setup("early", null, "fetch", "")));
      goes(bot);
      assertThat(bots.lastEvent(store.reads(portal), early, null, bot.id())).isNull();
      assertThat(ledger(bot)).isEqualTo(new Ledger(1, 0, 0, 0, 0, 1));
    }

    @Test
    void bots_of_a_removed_application_are_told_if_it_comes_back() {
      var app = application("local.back");
      var bot = write(tx -> bots.register(tx, app, setup("back", null, "fetch", "")));
      write(
          tx -> {
            rooms.apps().remove(tx, requireNonNull(rooms.apps().find(tx, bot.app())), true);
            return true;
          });
      var back = application("local.back");
      assertThat(bots.lastEvent(store.reads(portal), back, null, bot.id())).isNotNull();
    }

    @Test
    void addresses_that_were_left_are_told_beside_it_as_they_were() {
      rooms.bots().subscriptions().revised(portal -> 34);
      var bot = registered("echo", "token");
      becomes(bot, "webhook", URL);
      becomes(bot, "fetch", "");
      goes(bot);
      var waiting = waiting();
      assertThat(waiting.stream().map(Event::isForBot)).containsExactly(true, false);
      assertThat(last(bot, "token")).isEqualTo(waiting.getFirst());
      var posted = rooms.bodies(any -> "http://chat.test").compose(waiting.getLast()).toString();
      assertThat(posted).contains("data%5Bbot%5D%5Bcode%5D=echo").doesNotContain("countMessage");
      ledger(bot);
    }

    @Test
    void of_a_bot_that_is_gone_no_cursor_is_kept() {
      var bot = registered("echo", "token");
      hears(bot);
      fetch.get(portal, bot, 0, 10, WHO);
      long told = waiting().getFirst().id().value();
      fetch.get(portal, bot, told + 1, 10, WHO);
      assertThat(rows("cursors")).isOne();
      hears(bot);
      goes(bot);
      assertThat(rows("cursors")).isZero();
      fetch.get(portal, bot, told + 2, 10, WHO); // began before the bot went
      var last = requireNonNull(last(bot, "token"));
      fetch.last(last, told, WHO);
      fetch.last(last, last.id().value() + 1, WHO);
      assertThat(rows("cursors")).isZero();
      assertThat(ledger(bot)).isEqualTo(new Ledger(3, 0, 2, 0, 0, 1));
    }
  }
}
