package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What somebody from outside the company may do through bots. The contract knows no such caller.
@ExtendWith(HallExtension.class)
class GuestBotTest {
  /// A page that a bot puts into the messenger.
  private static final Map<String, Object> PAGE =
      Map.of(
          "CODE", "page",
          "HASH", "0e9c40cee01d6f18",
          "IFRAME", "https://bot.example.com/frame",
          "LANG", List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Page")));

  private static final List<String> LISTS =
      List.of(
          "confab.bots.list",
          "confab.events.list",
          "confab.ledger",
          "confab.calls.list",
          "confab.migration.report");

  private static final List<String> OF_EVENTS =
      List.of(
          "confab.events.show",
          "confab.events.export",
          "confab.events.edit",
          "confab.events.cancel",
          "confab.events.skip",
          "confab.events.retry",
          "confab.events.replay");

  private static final List<String> OF_BOTS =
      List.of(
          "confab.bots.show",
          "confab.bots.remove",
          "confab.doctor",
          "confab.events.misses",
          "confab.events.replay",
          "confab.delivery.get",
          "confab.delivery.set",
          "confab.delivery.resume",
          "confab.cursors.list",
          "confab.cursors.set",
          "confab.cursors.delete");

  private static final List<String> OF_SIGNATURES =
      List.of("confab.signing.get", "confab.signing.rotate", "confab.signing.off");

  private static List<Long> members(Person someone, long chat) {
    return someone
        .call("im.chat.user.list", Map.of("CHAT_ID", chat))
        .result()
        .valueStream()
        .map(id -> id.asLong())
        .toList();
  }

  @Test
  void a_guest_brings_nobody_through_a_bot_into_a_chat_he_is_not_in(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var olga = hall.outsider("Olga");
    var echo = hall.bot("Echo");
    var second = hall.secondBot("Second");
    var team = anna.opensChat("Team", boris, echo, second);
    var before = members(anna, team.id());
    for (var wanted : List.of(List.of(olga.id()), List.of(echo.id(), olga.id()))) {
      var asked =
          Map.of(
              "BOT_ID", echo.id(),
              "CLIENT_ID", echo.clientId(),
              "CHAT_ID", team.id(),
              "USERS", wanted);
      assertThat(olga.call("imbot.chat.user.add", asked).error()).isEqualTo("WRONG_REQUEST");
    }
    var manager = Map.of("CHAT_ID", team.id(), "USER_ID", second.id(), "IS_MANAGER", "Y");
    assertThat(anna.call("confab.messenger.manager", manager).status()).isEqualTo(200);
    var asked =
        Map.of(
            "botId", second.id(),
            "botToken", second.token(),
            "dialogId", "chat" + team.id(),
            "userIds", List.of(olga.id()));
    assertThat(olga.call("imbot.v2.Chat.User.add", asked).status()).isEqualTo(200);
    assertThat(members(anna, team.id())).isEqualTo(before);
    assertThat(olga.call("im.user.get", Map.of("ID", boris.id())).status()).isNotEqualTo(200);
  }

  @Test
  void a_guest_has_bots_bring_in_only_whom_he_knows(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var olga = hall.outsider("Olga");
    var echo = hall.bot("Echo");
    var other = hall.bot("Other");
    var talk = anna.opensChat("Talk", olga, echo);
    var users = List.of(boris.id(), other.id());
    var into =
        Map.of(
            "BOT_ID",
            echo.id(),
            "CLIENT_ID",
            echo.clientId(),
            "CHAT_ID",
            talk.id(),
            "USERS",
            users);
    olga.call("imbot.chat.user.add", into).result();
    assertThat(members(anna, talk.id())).contains(other.id()).doesNotContain(boris.id());

    var all = List.of(boris.id(), anna.id(), olga.id());
    var fresh = Map.of("BOT_ID", echo.id(), "CLIENT_ID", echo.clientId(), "USERS", all);
    var made = olga.call("imbot.chat.add", fresh).result().asLong();
    assertThat(members(olga, made)).containsExactlyInAnyOrder(echo.id(), anna.id(), olga.id());

    var second = hall.secondBot("Second");
    var fields = Map.of("userIds", List.of(boris.id(), olga.id()), "ownerId", boris.id());
    var wish = Map.of("botId", second.id(), "botToken", second.token(), "fields", fields);
    var chat = olga.call("imbot.v2.Chat.add", wish).result().at("/chat/id").asLong();
    assertThat(members(olga, chat)).containsExactlyInAnyOrder(second.id(), olga.id());
    var more =
        Map.of(
            "botId", second.id(),
            "botToken", second.token(),
            "dialogId", "chat" + chat,
            "userIds", List.of(boris.id(), anna.id()));
    olga.call("imbot.v2.Chat.User.add", more).result();
    assertThat(members(olga, chat)).contains(anna.id()).doesNotContain(boris.id());
  }

  /// With the bot's own token, and that of an employee, the same bot does what it may.
  @Test
  void a_bot_that_calls_by_itself_brings_in_anybody(Hall hall) {
    var boris = hall.person("Boris");
    var olga = hall.outsider("Olga");
    var echo = hall.bot("Echo");
    olga.says(echo, "Is anybody there?");
    var token = echo.hears("ONIMBOTMESSAGEADD").text("data", "BOT", "" + echo.id(), "access_token");
    var asked = Map.of("BOT_ID", echo.id(), "USERS", List.of(boris.id(), olga.id()));
    var made = hall.token(token).call("imbot.chat.add", asked).result().asLong();
    assertThat(members(olga, made)).contains(boris.id(), olga.id());
  }

  @Test
  void a_guest_registers_no_bots_changes_none_and_hears_for_none(Hall hall) {
    var olga = hall.outsider("Olga");
    var echo = hall.bot("Echo");
    var second = hall.secondBot("Second");
    var application = hall.application("Open to guests", olga);
    var handler = hall.handler().url();
    var named = Map.of("NAME", "Mine");
    var draft = Map.of("CODE", "mine", "EVENT_HANDLER", handler, "PROPERTIES", named);
    refused(application, "imbot.register", draft);
    var known = Map.of("BOT_ID", echo.id(), "CLIENT_ID", echo.clientId());
    refused(olga, "imbot.register", Wrong.over(draft, known));
    refused(olga, "imbot.update", Wrong.over(known, Map.of("FIELDS", Map.of("CODE", "x"))));
    refused(olga, "imbot.unregister", known);
    refused(
        olga,
        "imbot.command.register",
        Wrong.over(
            known,
            Map.of(
                "COMMAND",
                "x",
                "EVENT_COMMAND_ADD",
                handler,
                "LANG",
                List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "X")))));
    var command = echo.learns("echo");
    refused(
        olga,
        "imbot.command.update",
        Wrong.over(
            known, Map.of("COMMAND_ID", command, "FIELDS", Map.of("EVENT_COMMAND_ADD", handler))));
    refused(olga, "imbot.command.unregister", Wrong.over(known, Map.of("COMMAND_ID", command)));
    refused(olga, "imbot.app.register", Wrong.over(known, Map.of("CODE", "page")));
    var page = echo.call("imbot.app.register", PAGE).result().asLong();
    for (var method : List.of("imbot.app.update", "imbot.app.unregister")) {
      refused(olga, method, Wrong.over(known, Map.of("APP_ID", page)));
    }
    refused(olga, "confab.events.get", known);
    refused(application, "event.bind", Map.of("EVENT", "ONIMBOTMESSAGEADD", "HANDLER", handler));
    var fields = Map.of("code", "mine", "properties", Map.of("name", "Mine"));
    var own = Map.of("botId", second.id(), "botToken", second.token());
    refused(olga, "imbot.v2.Bot.register", Map.of("botToken", "guests", "fields", fields));
    refused(application, "imbot.v2.Bot.register", Map.of("fields", fields));
    var moved = Map.of("fields", Map.of("eventMode", "webhook", "webhookUrl", handler));
    refused(olga, "imbot.v2.Bot.update", Wrong.over(own, moved));
    refused(olga, "imbot.v2.Bot.unregister", own);
    var learnt = Map.of("fields", Map.of("command", "own", "title", Map.of("en", "Own")));
    var id = second.call("imbot.v2.Command.register", learnt).result().at("/command/id").asLong();
    refused(olga, "imbot.v2.Command.register", Wrong.over(own, learnt));
    for (var method : List.of("imbot.v2.Command.update", "imbot.v2.Command.unregister")) {
      refused(olga, method, Wrong.over(own, Map.of("commandId", id)));
    }
    assertThat(olga.call("imbot.v2.Bot.get", own).status()).isEqualTo(200);
  }

  @Test
  void a_guest_takes_no_events_from_a_bot_that_fetches_them(Hall hall) {
    var olga = hall.outsider("Olga");
    var second = hall.secondBot("Second");
    hall.person("Anna").says(second, "Between us");
    var own = Map.of("botId", second.id(), "botToken", second.token());
    refused(olga, "imbot.v2.Event.get", own);
    refused(olga, "imbot.v2.Event.get", Wrong.over(own, Map.of("offset", 1_000_000_000L)));
    var waits = second.call("imbot.v2.Event.get").result().get("events");
    assertThat(waits.get(waits.size() - 1).at("/data/message/text").asString())
        .isEqualTo("Between us");
  }

  /// What an application does and is told belongs to all who use it.
  @Test
  void a_guest_looks_into_no_application_that_is_open_to_him_and_steers_none(Hall hall) {
    var company =
        hall.declaredApplication(
            """
            users: [{ id: 820, login: mia }, { id: 821, login: olga, extranet: true }]
            apps:
              - clientId: local.open
                clientSecret: open-secret
                scopes: [imbot, im, confab]
                grants:
                  - { user: 820, accessToken: open1, refreshToken: open1r }
                  - { user: 821, accessToken: open2, refreshToken: open2r }
            """,
            "local.open");
    var guest = hall.token("open2");
    var handler = hall.handler();
    var draft =
        Map.of(
            "CODE", "open",
            "EVENT_HANDLER", handler.url(),
            "PROPERTIES", Map.of("NAME", "Open"));
    long bot = company.call("imbot.register", draft).result().asLong();
    var anna = hall.person("Anna");
    var said = anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "Between us"));
    handler.next("ONIMBOTMESSAGEADD");
    hall.settles();
    for (var method : LISTS) {
      refused(guest, method, Map.of());
    }
    var event = company.call("confab.events.list").result().at("/events/0/id").asLong();
    for (var method : OF_EVENTS) {
      refused(guest, method, Map.of("ID", event, "DATA", Map.of("a", "b")));
    }
    refused(guest, "confab.messages.life", Map.of("MESSAGE_ID", said.result()));
    var call = company.call("confab.calls.list").result().at("/calls/0/id").asLong();
    refused(guest, "confab.calls.show", Map.of("ID", call));
    var asked = Map.of("BOT_ID", bot, "RECEIVE", "fetch", "CURSOR", "mine", "OFFSET", 1, "FROM", 1);
    for (var method : OF_BOTS) {
      refused(guest, method, asked);
    }
    for (var method : OF_SIGNATURES) {
      refused(guest, method, Map.of());
    }
    assertThat(company.call("confab.bots.show", Map.of("BOT_ID", bot)).status()).isEqualTo(200);
    var terms = company.call("confab.delivery.get", Map.of("BOT_ID", bot)).result();
    assertThat(terms.get("RECEIVE").asString()).isEqualTo("webhook");
    assertThat(company.call("confab.signing.get").result().get("MODE").asString()).isEqualTo("off");
  }

  @Test
  void a_guests_webhook_learns_no_secrets_of_a_bot_whose_name_he_knows(Hall hall) {
    var olga = hall.outsider("Olga");
    var echo = hall.bot("Echo");
    var known = Map.of("BOT_ID", echo.id(), "CLIENT_ID", echo.clientId(), "RECEIVE", "fetch");
    for (var method : OF_SIGNATURES) {
      refused(olga, method, known);
    }
    for (var method : List.of("confab.delivery.get", "confab.delivery.set")) {
      refused(olga, method, known);
    }
    echo.call("confab.signing.get").result();
    assertThat(echo.call("confab.delivery.get").result().get("RECEIVE").asString())
        .isEqualTo("webhook");
  }

  /// He would come to know whoever he lets write to him, and put words into anybody's mouth.
  @Test
  void a_guest_speaks_in_nobodys_name_but_the_bots(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var olga = hall.outsider("Olga");
    var echo = hall.bot("Echo");
    var known = Map.of("BOT_ID", echo.id(), "CLIENT_ID", echo.clientId(), "MESSAGE", "Hello");
    for (var other : List.of(olga, anna)) {
      var names = Map.of("FROM_USER_ID", boris.id(), "TO_USER_ID", other.id());
      refused(olga, "imbot.message.add", Wrong.over(known, names));
    }
    assertThat(olga.call("im.user.get", Map.of("ID", boris.id())).status()).isNotEqualTo(200);
    assertThat(anna.reads(boris)).isEmpty();
    var own = Wrong.over(known, Map.of("DIALOG_ID", olga.id()));
    assertThat(olga.call("imbot.message.add", own).status()).isEqualTo(200);
    var names = Map.of("FROM_USER_ID", boris.id(), "TO_USER_ID", anna.id());
    assertThat(anna.call("imbot.message.add", Wrong.over(known, names)).status()).isEqualTo(200);
  }

  @Test
  void a_guest_notifies_only_whom_he_knows_and_in_his_own_name(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var olga = hall.outsider("Olga");
    var echo = hall.bot("Echo");
    anna.opensChat("Talk", olga, echo);
    var buttons = List.of(Map.of("TITLE", "Yes", "VALUE", "Y"));
    var asked = Map.of("MESSAGE", "Hello", "BUTTONS", buttons, "TAG", "t", "CLIENT_ID", "a");
    for (var method : List.of("im.notify", "im.notify.personal.add", "confab.notify.ask")) {
      for (var stranger : List.of(boris.id(), 987_654L)) {
        var told = olga.call(method, Wrong.over(asked, Map.of("USER_ID", stranger)));
        assertThat(told.result().toString()).as(method).isEqualTo("false");
      }
      var told = olga.call(method, Wrong.over(asked, Map.of("USER_ID", anna.id())));
      assertThat(told.result().asLong()).as(method).isPositive();
    }
    var to = Wrong.over(asked, Map.of("USER_ID", anna.id()));
    refused(olga, "im.notify.system.add", to);
    refused(olga, "im.notify", Wrong.over(to, Map.of("TYPE", "SYSTEM")));
    var bots = Map.of("BOT_ID", echo.id(), "CLIENT_ID", echo.clientId());
    refused(olga, "confab.notify.ask", Wrong.over(to, bots));
    for (var tag : List.of("TAG", "SUB_TAG")) {
      refused(olga, "im.notify.delete", Map.of(tag, "t", "CLIENT_ID", "a"));
    }
    var none = boris.call("im.notify.get").result().get("notifications");
    assertThat(none == null || none.isEmpty()).isTrue();
    assertThat(anna.call("im.notify.system.add", to).result().asLong()).isPositive();
  }

  /// Who tells him something shows himself by that, and is not yet somebody he may write to.
  @Test
  void a_guest_answers_only_whom_he_may_write_to(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var olga = hall.outsider("Olga");
    anna.opensChat("Talk", olga);
    var buttons = List.of(Map.of("TITLE", "Yes", "VALUE", "Y"));
    var asked = Map.of("USER_ID", olga.id(), "MESSAGE", "Hello?", "BUTTONS", buttons);
    for (var who : List.of(boris, anna)) {
      var id = who.call("confab.notify.ask", asked).result();
      var words = Map.of("NOTIFY_ID", id, "ANSWER_TEXT", "Here");
      var pressed = Map.of("NOTIFY_ID", id, "NOTIFY_VALUE", "Y");
      var isKnown = who == anna;
      var took = olga.call("im.notify.answer", words).result().get("result_message");
      assertThat(took.isArray()).as(who.name()).isEqualTo(isKnown);
      took = olga.call("im.notify.confirm", pressed).result().get("result_message");
      assertThat(took.isArray()).as(who.name()).isEqualTo(isKnown);
      var shown = olga.call("im.user.get", Map.of("ID", who.id())).status();
      assertThat(shown == 200).as(who.name()).isEqualTo(isKnown);
    }
    assertThat(anna.reads(olga)).containsExactly("Here", "Yes");
  }

  private static void refused(Client guest, String method, Map<String, ?> params) {
    assertThat(guest.call(method, params).refusal())
        .as(method)
        .startsWith("403 user_access_error ");
  }
}
