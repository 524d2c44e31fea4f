package dev.confab.inspect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.access.AppDraft;
import dev.confab.access.AppDrafts;
import dev.confab.access.Apps;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.chats.ChatDraft;
import dev.confab.chats.ChatType;
import dev.confab.delivery.AddressGuard;
import dev.confab.delivery.HandlerNote;
import dev.confab.delivery.Health;
import dev.confab.delivery.Reach;
import dev.confab.delivery.Terms;
import dev.confab.delivery.TermsChange;
import dev.confab.eventlog.Acknowledged;
import dev.confab.eventlog.Attempt;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.Miss;
import dev.confab.eventlog.NewEvent;
import dev.confab.hooks.HookEvent;
import dev.confab.house.PortalContract;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.portals.PortalDrafts;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Why a bot is silent: a case for each reason.
class DoctorTest {
  private static final String ADDRESS = "http://bot.test/";

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

  /// What the server knows beside the store.
  private static final class Care implements Doctor.Care {
    private final Contract of;
    private HandlerNote note = new HandlerNote(null, null);
    private @Nullable Health health;
    private final List<Doctor.Refusal> refusals = new ArrayList<>();

    Care(Contract of) {
      this.of = of;
    }

    @Override
    public Terms terms(PortalId portal, Bot bot) {
      return of.termsOf(bot);
    }

    @Override
    public HandlerNote note(PortalId portal, Bot bot, String address) {
      return note;
    }

    @Override
    public @Nullable Health health(PortalId portal, Bot bot, String address) {
      return health;
    }

    @Override
    public List<Doctor.Refusal> refusals(Reads reads, Bot bot) {
      return refusals;
    }
  }

  abstract static class Contract extends PortalContract {
    private final Care care = new Care(this);
    private final UserId echo = bot("echo", "B");
    private Doctor.Handshake handshake = address -> null;

    Contract(Database database) {
      super(database);
    }

    Terms termsOf(Bot bot) {
      return rooms.agreements().of(portal, bot.app(), bot.id());
    }

    private Doctor.Diagnosis examined(String name) {
      return new Doctor(
              rooms.portals(),
              rooms.people(),
              rooms.bots(),
              new Apps(store, clock()),
              rooms.hooks(),
              rooms.chats(),
              rooms.log(),
              rooms.desk(),
              handshake,
              care)
          .examine(store.reads(portal), name);
    }

    private List<String> causes() {
      return examined("echo").causes();
    }

    private List<String> findings() {
      return examined("echo").findings();
    }

    private void does(Consumer<Tx> deed) {
      write(
          tx -> {
            deed.accept(tx);
            return true;
          });
    }

    private Bot bot() {
      return requireNonNull(rooms.bots().find(store.reads(portal), echo));
    }

    private Event told(String dialog) {
      var news =
          new NewEvent(
              "bot" + echo + "/" + dialog,
              "ONIMBOTMESSAGEADD",
              echo,
              bot().app(),
              new HandlerId(1),
              anna,
              null,
              "{}");
      return event(write(tx -> rooms.log().append(tx, news)));
    }

    private Event event(EventId id) {
      return requireNonNull(rooms.log().find(store.reads(portal), id));
    }

    private Attempt attempt(String outcome) {
      return new Attempt(clock().instant(), Duration.ZERO, ADDRESS, 500, outcome, null, null);
    }

    @Test
    void there_is_no_such_bot() {
      assertThat(examined("ech").causes())
          .containsExactly("There is no bot 'ech' on this portal: register it.");
    }

    @Test
    void nothing_happened() {
      var found = examined(echo.toString());
      assertThat(found.causes())
          .containsExactly(
              "Nothing happened that it is told of: write to it, or mention it in a group.");
      assertThat(found.findings())
          .contains(
              "Bot " + echo + " 'echo' is of type B (bot).",
              "Its application 'local.echo' is installed and has the scopes imbot.",
              "ONIMBOTMESSAGEADD goes to http://bot.test/.",
              "http://bot.test/ was reached just now.",
              "No event is on record for it.",
              "It is in 0 private dialogs and 0 groups.");
    }

    @Test
    void its_user_is_switched_off() {
      does(tx -> rooms.people().deactivate(tx, echo));
      assertThat(causes().getFirst()).isEqualTo("The bot's user is switched off.");
    }

    @Test
    void its_application_is_gone() {
      var apps = new Apps(store, clock());
      var app = requireNonNull(apps.find(store.reads(portal), bot().app()));
      does(tx -> apps.remove(tx, app, false));
      assertThat(causes().getFirst()).isEqualTo("The bot's application is gone.");
    }

    private void application(Set<String> scopes, boolean blocked) {
      var draft = AppDrafts.of("local.echo", true);
      var changed =
          new AppDraft(
              draft.clientId(),
              draft.clientSecret(),
              draft.title(),
              scopes,
              draft.handlerUrl(),
              draft.installUrl(),
              draft.applicationToken(),
              draft.version(),
              draft.status(),
              draft.paidUntil(),
              draft.installed(),
              draft.onlyApi(),
              blocked,
              draft.allowedUsers(),
              draft.grants());
      does(tx -> rooms.apps().ensure(tx, changed));
    }

    @Test
    void its_application_is_blocked() {
      application(Set.of("imbot"), true);
      assertThat(causes().getFirst())
          .isEqualTo("Its application is blocked: the bot hears, but its answers are refused.");
    }

    @Test
    void its_application_lacks_the_scope() {
      application(Set.of("im"), false);
      assertThat(causes().getFirst())
          .isEqualTo("Its application lacks the scope imbot: the bot cannot answer.");
    }

    @Test
    void its_installation_is_not_finished() {
      write(tx -> tx.run("UPDATE apps SET installed = 0 WHERE portal_id = :portal"));
      assertThat(causes().getFirst())
          .isEqualTo("The installation of its application is not finished: no event is made.");
    }

    @Test
    void the_portal_takes_no_calls() {
      portal("professional", Portal.State.CLOSED);
      assertThat(causes().getFirst())
          .isEqualTo("The portal is closed: the bot hears, but all its calls are refused.");
      portal("professional", Portal.State.OVERLOADED);
      assertThat(causes().getFirst()).startsWith("REST is switched off on the portal (OVERLOADED)");
      portal("free", Portal.State.OPEN);
      assertThat(causes().getFirst()).startsWith("The portal's plan 'free' has no REST:");
    }

    private void portal(String plan, Portal.State state) {
      var draft = PortalDrafts.of("chat.test", plan, Portal.LimitProfile.SELF_HOSTED);
      var changed =
          new PortalDraft(
              draft.host(),
              draft.memberId(),
              draft.language(),
              draft.timezone(),
              plan,
              state,
              false,
              draft.limits());
      does(tx -> rooms.portals().change(tx, changed));
    }

    @Test
    void nobody_listens() {
      unbound();
      assertThat(causes().getFirst())
          .isEqualTo("No handler is bound for ONIMBOTMESSAGEADD: nobody is told of messages.");
    }

    private void unbound() {
      write(tx -> tx.run("UPDATE bot_handlers SET url = '' WHERE portal_id = :portal"));
    }

    private void bind(boolean offline) {
      var events = List.of(HookEvent.ONIMBOTMESSAGEADD);
      does(
          tx -> {
            rooms.hooks().tellOnly(tx, bot().app(), events, "http://hook.test/");
            if (offline) {
              tx.run("UPDATE hooks SET url = '', offline = 1 WHERE portal_id = :portal");
            }
          });
    }

    private EventId heard() {
      does(
          tx ->
              rooms
                  .bots()
                  .tell(
                      tx,
                      bot(),
                      BotEvent.MESSAGE_ADD,
                      "chat1",
                      anna,
                      null,
                      Json.mapper().createObjectNode()));
      return new EventId(1);
    }

    @Test
    void what_is_bound_with_event_bind_is_a_handler_too() {
      unbound();
      bind(false);
      handshake = address -> address.contains("hook") ? "nothing listens there" : null;
      assertThat(findings())
          .contains("ONIMBOTMESSAGEADD goes to http://hook.test/, bound with event.bind.");
      assertThat(causes())
          .contains("The handler http://hook.test/ cannot be reached: nothing listens there.")
          .noneMatch(cause -> cause.startsWith("No handler"));
      rooms.log().postpone(event(heard()), clock().instant().plusSeconds(60), attempt("HTTP 500"));
      assertThat(causes())
          .contains(
              "What http://hook.test/ is told hangs on event 1, ONIMBOTMESSAGEADD of"
                  + " 2026-02-26T10:00:00Z: attempted 1 times, last HTTP 500, due again at"
                  + " 2026-02-26T10:01:00Z. What is behind it waits until it is taken: skip, edit"
                  + " or retry it.");
    }

    @Test
    void what_its_application_lets_be_queued_is_fetched_by_nobody() {
      unbound();
      bind(true);
      assertThat(findings())
          .contains(
              "ONIMBOTMESSAGEADD is queued until its application takes it with event.offline.get.");
      assertThat(causes())
          .noneMatch(cause -> cause.startsWith("No handler"))
          .noneMatch(cause -> cause.contains("queued"));
      heard();
      assertThat(causes().getFirst())
          .isEqualTo(
              "Its application lets events be queued, and 1 waits: see that it runs and takes them"
                  + " with event.offline.get.");
    }

    @Test
    void the_server_does_not_post() {
      care.note = new HandlerNote(clock().instant(), null);
      assertThat(causes().getFirst())
          .startsWith("Nothing is posted to http://bot.test/: the handler answered 410 at ");
    }

    @Test
    void its_handler_is_spared() {
      var since = clock().instant();
      care.health = new Health("open", since, since.plusSeconds(60), 0, 0);
      assertThat(causes().getFirst())
          .startsWith(
              "The handler http://bot.test/ failed so often that it is spared (circuit open")
          .endsWith("the next attempt is made at 2026-02-26T10:01:00Z.");
      care.health = new Health("half_open", since, null, 1, 0);
      assertThat(causes().getFirst())
          .endsWith("an attempt is under way that shows whether it is back.");
    }

    @Test
    void its_handler_cannot_be_reached() {
      handshake = address -> "its host name is not known";
      assertThat(causes().getFirst())
          .isEqualTo("The handler http://bot.test/ cannot be reached: its host name is not known.");
    }

    @Test
    void its_address_is_refused_by_a_setting() {
      write(
          tx ->
              tx.run("UPDATE bot_handlers SET url = 'http://10.0.0.8/' WHERE portal_id = :portal"));
      handshake = new Reach(AddressGuard.of(List.of(), false))::sentence;
      assertThat(causes().getFirst())
          .startsWith("The handler http://10.0.0.8/ cannot be reached: ")
          .contains("10.0.0.8", "allow");
    }

    @Test
    void its_handler_was_warned_of() {
      care.note = new HandlerNote(null, "the address is private");
      assertThat(findings())
          .contains(
              "When it was registered, http://bot.test/ was warned of: the address is private");
    }

    @Test
    void one_dialog_hangs_and_much_is_behind_it() {
      var poison = told("chat7");
      var due = clock().instant().plusSeconds(600);
      rooms.log().postpone(poison, due, attempt("HTTP 500"));
      for (int i = 0; i < 11; i++) {
        told("chat7");
      }
      var expected =
          "Dialog bot%s/chat7 hangs on event %s, ONIMBOTMESSAGEADD of 2026-02-26T10:00:00Z:"
              + " attempted 1 times, last HTTP 500, due again at 2026-02-26T10:10:00Z. What is"
              + " behind it waits until it is taken: skip, edit or retry it.";
      assertThat(causes()).containsExactly(expected.formatted(echo, poison.id()));
      // another dialog goes on meanwhile
      Acknowledged.now(rooms.log(), told("chat8"), attempt("200"));
      assertThat(causes().getFirst()).isEqualTo(expected.formatted(echo, poison.id()));
      var second = told("chat9");
      rooms.log().postpone(second, due, attempt("HTTP 503"));
      assertThat(causes().getFirst()).endsWith("retry it. So do 1 more dialogs.");
      assertThat(findings())
          .anyMatch(line -> line.startsWith("Dialog bot" + echo + "/chat9 hangs on event "));
    }

    @Test
    void its_handler_takes_no_events() {
      rooms.log().kill(told("chat1"), attempt("HTTP 500"));
      assertThat(causes())
          .containsExactly("Its handler does not take events. The last answer was: HTTP 500.");
      rooms.log().expire(told("chat2"), "nobody could take it in time");
      assertThat(causes())
          .containsExactly(
              "Its handler does not take events. The last answer was: nobody could take it in"
                  + " time.");
    }

    @Test
    void its_handler_took_the_newest_event() {
      Acknowledged.now(rooms.log(), told("chat1"), attempt("200"));
      assertThat(causes())
          .containsExactly(
              "Its handler took the newest event (ONIMBOTMESSAGEADD, 2026-02-26T10:00:00Z). If the"
                  + " bot said nothing then, look into the log of the bot itself.");
    }

    @Test
    void it_is_to_fetch_what_waits() {
      told("chat1");
      var fetch = TermsChange.of(null, "fetch", null, null, null, null);
      does(tx -> rooms.agreements().change(tx, bot().app(), echo, fetch));
      handshake = address -> "nobody asks";
      assertThat(causes())
          .containsExactly(
              "The bot fetches its events (receive: fetch), and 1 waits for its cursor main: see"
                  + " that it runs and takes them with confab.events.get or the stream.");
    }

    @Test
    void it_was_not_told_of_a_message() {
      long number = 100;
      for (var reason : Miss.Reason.values()) {
        var message = new MessageId(number++);
        does(tx -> rooms.log().miss(tx, message, echo, reason));
        assertThat(causes())
            .last()
            .isEqualTo("It was not told of message " + message + ": " + reason.sentence());
      }
      assertThat(Stream.of(Miss.Reason.values()).map(Miss.Reason::sentence))
          .anyMatch(sentence -> sentence.contains("does not mention"))
          .anyMatch(sentence -> sentence.contains("not in that chat"))
          .anyMatch(sentence -> sentence.contains("not finished"));
    }

    @Test
    void it_hears_in_groups_what_mentions_it() {
      var draft =
          new ChatDraft(ChatType.GROUP, "T", "", null, null, anna, null, "", "", List.of(echo));
      var chat = write(tx -> rooms.chats().create(tx, draft));
      assertThat(findings())
          .contains(
              "It is in 0 private dialogs and 1 groups.",
              "It is in the group chat" + chat.id() + " 'T'.",
              "In groups it hears only what mentions it, because it is no supervisor.");
    }

    @Test
    void its_calls_are_refused() {
      var at = Instant.parse("2026-02-26T09:59:00Z");
      care.refusals.add(new Doctor.Refusal("imbot.message.add", "QUERY_LIMIT_EXCEEDED", at));
      care.refusals.add(new Doctor.Refusal("imbot.message.add", "ACCESS_ERROR", at));
      care.refusals.add(new Doctor.Refusal("im.chat.get", "QUERY_LIMIT_EXCEEDED", at));
      assertThat(causes())
          .startsWith(
              "Calls of its application are refused with QUERY_LIMIT_EXCEEDED: 2 in the last hour,"
                  + " the newest imbot.message.add at 2026-02-26T09:59:00Z.",
              "Calls of its application are refused with ACCESS_ERROR: 1 in the last hour, the"
                  + " newest imbot.message.add at 2026-02-26T09:59:00Z.");
    }
  }
}
