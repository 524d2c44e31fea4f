package dev.confab.inspect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.access.AppDraft;
import dev.confab.access.AppDrafts;
import dev.confab.access.Apps;
import dev.confab.basics.EventId;
import dev.confab.basics.MessageId;
import dev.confab.bots.rest.v2.BotSetup;
import dev.confab.bots.rest.v2.SecondBots;
import dev.confab.chats.ChatDraft;
import dev.confab.chats.ChatType;
import dev.confab.eventlog.Miss;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.portals.PortalDrafts;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Why a bot is silent: a case for each reason that lies in the bot, its application or its portal.
class DoctorTest {
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

  abstract static class Contract extends DoctorGround {
    Contract(Database database) {
      super(database);
    }

    @Test
    void there_is_no_such_bot() {
      assertThat(sentences(examined("ech").causes()))
          .containsExactly("There is no bot 'ech' on this portal: register it.");
    }

    @Test
    void it_was_removed_and_has_not_asked_since() {
      var app = write(tx -> rooms.apps().ensure(tx, AppDrafts.of("local.second", true)));
      var profile = SecondBots.profile("Second", null, null, null, null);
      var setup =
          new BotSetup("two", null, profile, null, null, "fetch", "", null, null, null, null);
      var second = write(tx -> rooms.secondBots().register(tx, caller(app), setup));
      write(tx -> rooms.bots().remove(tx, second, anna));
      var found = examined(second.id().toString());
      var event = rooms.log().waiting(portal, new EventId(0), 1).getFirst().id();
      assertThat(sentences(found.causes()))
          .containsExactly(
              "Bot %s was removed at %s: the news of that, event %s, wait until they are fetched"
                      .formatted(second.id(), clock().instant(), event)
                  + " with imbot.v2.Event.get.");
    }

    @Test
    void nothing_happened() {
      var found = examined(echo.toString());
      assertThat(found.isHealthy()).isTrue();
      assertThat(sentences(found.causes()))
          .containsExactly(
              "Nothing happened that it is told of: write to it, or mention it in a group.");
      assertThat(sentences(found.findings()))
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
      assertThat(examined("echo").isHealthy()).isFalse();
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
          .isEqualTo("The installation of its application is not finished: it is told of nothing.");
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
    void it_was_not_told_of_a_message() {
      long number = 100;
      for (var reason : Miss.Reason.values()) {
        var message = new MessageId(number++);
        does(tx -> rooms.log().miss(tx, message, echo, reason));
        assertThat(examined("echo").isHealthy()).as(reason.name()).isTrue();
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
              "In groups it hears only what mentions it, as all do but supervisors and personal"
                  + " bots.");
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
