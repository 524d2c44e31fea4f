package dev.confab.bots;

import static dev.confab.bots.Stage.PORTAL;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.access.App;
import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.Change;
import dev.confab.basics.HandlerId;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.bots.rest.v2.BotSetup;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.eventlog.Event;
import dev.confab.sql.Database;
import dev.confab.sql.DatabaseContract;
import dev.confab.sql.Databases;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What bots of the second generation are subscribed to, on portals that clean up and on those that
/// do not.
class SubscriptionsTest {
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
    private static final String A = "https://a.example.com/";
    private static final String B = "https://b.example.com/";
    private static final String C = "https://c.example.com/";

    private final Stage stage;
    private final Bots bots;
    private final Caller caller;
    private final AppId app;
    private int revision = 34;
    private boolean faithful = false;

    Contract(Database database) {
      super(database);
      this.stage = new Stage(store);
      this.bots = stage.bots;
      this.caller = stage.application("local.demo");
      this.app = requireNonNull(caller.app());
      bots.subscriptions().revised(portal -> revision);
      bots.subscriptions().faithful((portal, of) -> faithful);
    }

    private static BotSetup setup(String code, String mode, String url) {
      var profile = SecondBots.profile(code, null, null, null, null);
      return new BotSetup(code, null, profile, null, null, mode, url, null, null, null, null);
    }

    private UserId registered(String code, String url) {
      return store.write(
          PORTAL, tx -> stage.second.register(tx, caller, setup(code, "webhook", url)).id());
    }

    private Bot bot(UserId id) {
      return requireNonNull(bots.find(store.reads(PORTAL), id));
    }

    private void moves(UserId id, String mode, String url) {
      store.write(PORTAL, tx -> stage.second.update(tx, bot(id), setup("", mode, url)));
    }

    private void moves(UserId id, String url) {
      moves(id, "webhook", url);
    }

    private void goes(UserId id) {
      store.write(
          PORTAL,
          tx -> {
            stage.second.unregister(tx, caller, bot(id));
            return id;
          });
    }

    private void told(UserId id) {
      store.write(
          PORTAL,
          tx -> {
            var data = Json.mapper().createObjectNode();
            bots.tell(tx, bot(id), BotEvent.MESSAGE_ADD, "chat1", stage.anna, null, data);
            return id;
          });
    }

    private int ends(Predicate<Subscription> wanted) {
      return store.write(PORTAL, tx -> bots.subscriptions().end(tx, app, wanted));
    }

    /// Where a portion of what a new revision leaves ended; null: it was the last.
    private @Nullable HandlerId cleansUp(@Nullable HandlerId after, int most) {
      return store.write(PORTAL, tx -> bots.subscriptions().cleanUp(tx, after, most));
    }

    private void cleansUp() {
      assertThat(cleansUp(null, 100)).isNull();
    }

    /// The addresses at which something is subscribed to, the bots' own first.
    private List<String> addresses() {
      var all = bots.subscriptions().ofApp(store.reads(PORTAL), app);
      assertThat(all.size() % 8).isZero();
      return Stream.iterate(0, at -> at < all.size(), at -> at + 8)
          .map(
              at -> {
                var eight = all.subList(at, at + 8);
                assertThat(eight.stream().map(Subscription::event))
                    .containsExactly(BotEvent.values());
                assertThat(eight.stream().map(Subscription::url).distinct()).hasSize(1);
                return eight.getFirst().url();
              })
          .toList();
    }

    /// Where what waits goes: the bot's own, then what was left.
    private List<String> waits() {
      var reads = store.reads(PORTAL);
      return stage.waiting().stream()
          .map(
              event -> {
                var own = bots.handler(reads, event.handler());
                var left = bots.subscriptions().address(reads, event.handler());
                assertThat(event.isForBot()).isEqualTo(own != null).isEqualTo(left == null);
                return own == null ? "left " + left : "own " + own.url();
              })
          .toList();
    }

    private void balances() {
      assertThat(stage.log.counts(PORTAL).balanced()).isTrue();
    }

    // --- portals that clean up

    @Test
    void eight_follow_the_bot_wherever_it_is_told() {
      revision = Change.NEWEST;
      var one = registered("one", A);
      assertThat(addresses()).containsExactly(A);
      registered("two", A);
      assertThat(addresses()).containsExactly(A, A);
      moves(one, B);
      assertThat(addresses()).containsExactly(B, A);
      told(one);
      assertThat(waits()).containsExactly("own " + B);
      moves(one, "fetch", "");
      assertThat(addresses()).containsExactly(A);
      moves(one, C);
      assertThat(addresses()).containsExactly(C, A);
      assertThat(ends(any -> true)).isZero();
      assertThat(addresses()).containsExactly(C, A);
      goes(one);
      assertThat(addresses()).containsExactly(A);
    }

    @Test
    void only_a_bot_that_fetches_keeps_an_address_beside_its_place() {
      revision = Change.NEWEST;
      var one = registered("one", A);
      assertThat(kept(one)).isEmpty();
      moves(one, B);
      assertThat(kept(one)).isEmpty();
      moves(one, "fetch", "");
      assertThat(kept(one)).isEqualTo(B);
      moves(one, "fetch", C);
      assertThat(kept(one)).isEqualTo(C);
      moves(one, "");
      assertThat(addresses()).containsExactly(C);
      moves(one, A);
      moves(one, "fetch", "");
      assertThat(kept(one)).isEqualTo(A);
    }

    private @Nullable String kept(UserId id) {
      return BotsSql.keptUrl(store.reads(PORTAL), bot(id).traits().webhook());
    }

    // --- portals that spare the neighbours in a faithful application

    @Test
    void a_faithful_application_goes_on_hearing_where_a_bot_was_while_another_shares_its_token() {
      revision = Change.NEWEST;
      faithful = true;
      var one = registered("one", A);
      var two = registered("two", B);
      moves(one, C);
      assertThat(addresses()).containsExactly(C, B, A);
      told(one);
      told(two);
      assertThat(waits()).containsExactly("own " + C, "left " + A, "own " + B);
      moves(one, "fetch", "");
      assertThat(addresses()).containsExactly(B, A, C);
      goes(one);
      assertThat(addresses()).as("the neighbour is left alone").containsExactly(B, A, C);
      moves(two, A);
      assertThat(addresses()).as("it has no neighbour any more").containsExactly(A);
      assertThat(waits()).doesNotContain("left " + A, "left " + B, "left " + C);
      balances();
    }

    @Test
    void a_neighbour_that_fetches_has_no_subscriptions_to_spare() {
      revision = Change.NEWEST;
      faithful = true;
      var one = registered("one", A);
      moves(registered("two", B), "fetch", "");
      assertThat(addresses()).containsExactly(A, B);
      moves(one, C);
      assertThat(addresses()).containsExactly(C);
    }

    @Test
    void the_bots_of_a_webhook_share_no_token() {
      revision = Change.NEWEST;
      faithful = true;
      var profile = SecondBots.profile("one", null, null, null, null);
      var one =
          new BotSetup("one", "secret", profile, null, null, "webhook", A, null, null, null, null);
      var id = store.write(PORTAL, tx -> stage.second.register(tx, stage.webhook(), one).id());
      moves(id, B);
      assertThat(bots.subscriptions().leftBy(store.reads(PORTAL), bot(id))).isEmpty();
    }

    @Test
    void the_last_bot_of_a_faithful_application_leaves_nothing() {
      revision = Change.NEWEST;
      faithful = true;
      var one = registered("one", A);
      var two = registered("two", B);
      moves(one, C);
      told(one);
      goes(two);
      assertThat(addresses()).containsExactly(C, B, A);
      goes(one);
      assertThat(addresses()).isEmpty();
      assertThat(waits()).containsExactly("own " + B, "own " + C);
      balances();
    }

    @Test
    void an_application_that_is_faithful_no_more_is_cleaned_up_after() {
      revision = Change.NEWEST;
      faithful = true;
      var one = registered("one", A);
      registered("two", B);
      moves(one, C);
      told(one);
      cleansUp();
      assertThat(addresses()).as("a start changes nothing").containsExactly(C, B, A);
      faithful = false;
      store.write(
          PORTAL,
          tx -> {
            bots.subscriptions().cleanUp(tx, app);
            return app;
          });
      assertThat(addresses()).containsExactly(C, B);
      assertThat(waits()).containsExactly("own " + C);
      balances();
    }

    // --- portals that do not

    @Test
    void every_address_that_was_left_is_told_as_well() {
      var bot = registered("one", A);
      moves(bot, B);
      moves(bot, C);
      assertThat(addresses()).containsExactly(C, A, B);
      told(bot);
      assertThat(waits()).containsExactly("own " + C, "left " + A, "left " + B);
      var events = stage.waiting();
      assertThat(events.stream().map(Event::lane).distinct()).hasSize(3);
      assertThat(events.stream().map(Event::data).distinct()).hasSize(1);
      assertThat(events.stream().map(Event::bot)).containsExactly(bot, Event.NO_BOT, Event.NO_BOT);
      assertThat(stage.log.counts(PORTAL, bot).created()).isOne();
      assertThat(stage.second.counts(store.reads(PORTAL), List.of(bot(bot))).get(bot))
          .extracting(BotCounts::messages)
          .isEqualTo(1L);
      moves(bot, "fetch", "");
      assertThat(addresses()).containsExactly(A, B, C);
      told(bot);
      assertThat(waits().subList(3, 7))
          .containsExactly("own ", "left " + A, "left " + B, "left " + C);
    }

    @Test
    void what_changes_nothing_leaves_nothing() {
      var bot = registered("one", A);
      moves(bot, "", "");
      moves(bot, A);
      assertThat(addresses()).containsExactly(A);
      assertThat(bots.subscriptions().leftBy(store.reads(PORTAL), bot(bot))).isEmpty();
    }

    @Test
    void an_address_that_is_come_back_to_is_told_once() {
      var bot = registered("one", A);
      moves(bot, B);
      told(bot);
      moves(bot, A);
      assertThat(addresses()).containsExactly(A, B);
      assertThat(waits()).as("what waited is the bot's own").containsExactly("own " + A);
      told(bot);
      assertThat(waits()).containsExactly("own " + A, "own " + A, "left " + B);
      assertThat(stage.log.counts(PORTAL).withdrawn()).isOne();
      balances();
    }

    @Test
    void what_was_left_ends_event_by_event_and_what_waits_for_it_with_it() {
      var bot = registered("one", A);
      moves(bot, B);
      told(bot);
      assertThat(ends(left -> left.url().equals(B))).as("the bot's own").isZero();
      assertThat(ends(left -> left.event() == BotEvent.MESSAGE_ADD)).isOne();
      assertThat(waits()).containsExactly("own " + B);
      told(bot);
      assertThat(waits()).containsExactly("own " + B, "own " + B);
      assertThat(ends(left -> true)).isEqualTo(7);
      assertThat(addresses()).containsExactly(B);
      balances();
    }

    @Test
    void the_oldest_address_goes_for_one_too_many() {
      var bot = registered("one", "https://a.example.com/0");
      told(bot);
      for (int i = 1; i <= Subscriptions.LEFT_MAX; i++) {
        moves(bot, "https://a.example.com/" + i);
      }
      told(bot);
      assertThat(waits())
          .hasSize(2 + Subscriptions.LEFT_MAX)
          .contains("left https://a.example.com/0");
      moves(bot, A);
      var left = bots.subscriptions().leftBy(store.reads(PORTAL), bot(bot));
      assertThat(left).hasSize(Subscriptions.LEFT_MAX).doesNotContain("https://a.example.com/0");
      assertThat(waits()).doesNotContain("left https://a.example.com/0");
      balances();
    }

    @Test
    void a_removed_bot_leaves_all_it_had_until_that_is_unbound() {
      var bot = registered("one", A);
      moves(bot, B);
      told(bot);
      goes(bot);
      assertThat(stage.waiting().stream().map(Event::event)).containsOnly("ONIMBOTV2DELETE");
      assertThat(waits()).containsExactly("own " + B, "left " + A);
      assertThat(addresses()).containsExactly(A, B);
      var next = registered("two", B);
      assertThat(addresses()).as("there is one of each").containsExactly(B, A);
      told(next);
      assertThat(waits()).containsExactly("own " + B, "left " + A, "own " + B);
      assertThat(ends(left -> true)).isEqualTo(8);
      goes(next);
      goes(registered("three", B));
      assertThat(addresses()).containsExactly(B);
      balances();
    }

    @Test
    void of_removed_bots_as_many_addresses_are_kept_as_of_one() {
      for (int i = 0; i <= Subscriptions.LEFT_MAX; i++) {
        goes(registered("bot" + i, "https://a.example.com/" + i));
      }
      assertThat(addresses())
          .hasSize(Subscriptions.LEFT_MAX)
          .doesNotContain("https://a.example.com/0");
    }

    @Test
    void a_bot_that_fetches_and_goes_can_fetch_it_and_is_told_where_it_was() {
      var bot = registered("one", A);
      moves(bot, "fetch", "");
      goes(bot);
      assertThat(waits()).containsExactly("own ", "left " + A);
      assertThat(addresses()).containsExactly(A);
    }

    @Test
    void what_is_withheld_is_withheld_from_old_addresses_too() {
      var bot = registered("one", A);
      moves(bot, B);
      store.write(
          PORTAL,
          tx -> {
            stage.apps.begin(tx, app);
            return app;
          });
      told(bot);
      assertThat(waits()).isEmpty();
      assertThat(stage.log.counts(PORTAL).withdrawn()).isEqualTo(2);
      balances();
    }

    @Test
    void a_bot_that_gets_a_token_of_its_own_leaves_nothing_behind() {
      var one = ofWebhook("one", A);
      var two = ofWebhook("two", A);
      moves(one, B);
      moves(two, B);
      told(one);
      told(two);
      var both = List.of("own " + B, "left " + A, "own " + B, "left " + A);
      assertThat(waits()).containsExactlyElementsOf(both);
      var shared = bot(one).app();
      store.write(PORTAL, tx -> stage.second.update(tx, bot(one), ofWebhook("", "alone", "")));
      assertThat(bot(one).app()).isNotEqualTo(shared);
      told(one);
      told(two);
      assertThat(waits())
          .as("those of the neighbour are told as ever")
          .containsExactly(
              "own " + B, "own " + B, "left " + A, "own " + B, "own " + B, "left " + A);
      assertThat(bots.subscriptions().ofApp(store.reads(PORTAL), shared))
          .extracting(Subscription::bot)
          .containsOnly(two);
      balances();
    }

    private UserId ofWebhook(String code, String url) {
      var asked = ofWebhook(code, "shared", url);
      return store.write(PORTAL, tx -> stage.second.register(tx, stage.webhook(), asked).id());
    }

    private static BotSetup ofWebhook(String code, String token, String url) {
      var profile = SecondBots.profile(code, null, null, null, null);
      return new BotSetup(code, token, profile, null, null, "webhook", url, null, null, null, null);
    }

    @Test
    void with_the_application_all_goes() {
      var bot = registered("one", A);
      moves(bot, B);
      told(bot);
      store.write(
          PORTAL,
          tx -> {
            var gone = requireNonNull(stage.apps.find(tx, app));
            stage.apps.release(tx, gone);
            return App.WEBHOOK;
          });
      assertThat(waits()).containsExactly("own " + B);
      assertThat(addresses()).isEmpty();
      balances();
    }

    @Test
    void a_portal_of_a_newer_revision_tells_no_address_that_was_left() {
      var bot = registered("one", A);
      moves(bot, B);
      told(bot);
      goes(registered("two", C));
      cleansUp();
      assertThat(addresses()).as("nothing has changed").containsExactly(B, C, A);
      revision = 35;
      var ended = cleansUp(null, 10);
      assertThat(ended).as("a portion").isNotNull();
      assertThat(bots.subscriptions().ofApp(store.reads(PORTAL), app)).hasSize(8 + 6);
      assertThat(cleansUp(ended, 10)).isNull();
      assertThat(addresses()).containsExactly(B);
      told(bot);
      assertThat(waits()).containsExactly("own " + B, "own " + C, "own " + B);
      moves(bot, A);
      assertThat(addresses()).containsExactly(A);
      revision = 34;
      told(bot);
      assertThat(waits()).doesNotContain("left " + B);
      balances();
    }
  }
}
