package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Application;
import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// What an application is not told before its installation is finished is on record, and why.
@ExtendWith(HallExtension.class)
class WithheldEventsTest {
  private static final String WHY = "withheld: the installation of its application is not finished";

  @Test
  void what_happens_to_a_bot_before_its_application_is_installed_is_on_record(Hall hall) {
    var early = early(hall, "local.early1");
    var handler = hall.handler();
    var bot = register(early, handler.url());
    var anna = hall.person("Anna");
    var said = says(anna, bot);
    anna.call("im.message.update", Map.of("MESSAGE_ID", said, "MESSAGE", "changed"));
    anna.call("im.message.delete", Map.of("MESSAGE_ID", said));
    anna.call("im.chat.add", Map.of("TITLE", "Team", "USERS", List.of(bot)));
    var withheld = withheld(early);
    assertThat(withheld.valueStream().map(event -> event.get("event").asString()))
        .containsExactly(
            "ONIMBOTJOINCHAT", "ONIMBOTMESSAGEDELETE", "ONIMBOTMESSAGEUPDATE", "ONIMBOTJOINCHAT");
    for (var event : withheld) {
      assertThat(event.get("state").asString()).isEqualTo("WITHDRAWN");
      assertThat(event.get("outcome").asString()).isEqualTo(WHY);
      assertThat(event.get("bot_id").asLong()).isEqualTo(bot);
      assertThat(event.get("settled").isNull()).isFalse();
    }
    var life = hall.administrator().call("confab.messages.life", Map.of("MESSAGE_ID", said));
    assertThat(life.result().get("events")).hasSize(2);
    assertThat(life.result().at("/misses/0/reason").asString()).isEqualTo("NOT_INSTALLED");
    var found = hall.administrator().call("confab.doctor", Map.of("BOT_ID", bot)).result();
    assertThat(found.get("findings").toString()).contains("ONIMBOTJOINCHAT", WHY);
    var ledger = hall.administrator().call("confab.ledger").result().get("portal");
    assertThat(ledger.get("balanced").asBoolean()).isTrue();
    finish(hall, "local.early1");
    says(anna, bot);
    assertThat(handler.next().name()).isEqualTo("ONIMBOTMESSAGEADD");
    hall.settles();
    assertThat(handler.all()).hasSize(1);
  }

  @Test
  void what_an_application_listens_to_before_it_is_installed_is_on_record(Hall hall) {
    var early = early(hall, "local.early2");
    var handler = hall.handler();
    early.call("event.bind", Map.of("event", "ONUSERADD", "handler", handler.url()));
    early.call("event.bind", Map.of("event", "ONUSERADD", "event_type", "offline"));
    early.call("event.bind", Map.of("event", "ONAPPTEST", "handler", handler.url()));
    early.call("event.test");
    hall.person("Anna");
    var withheld = withheld(early);
    assertThat(withheld.valueStream().map(event -> event.get("event").asString()))
        .containsExactlyInAnyOrder("ONUSERADD", "ONUSERADD", "ONAPPTEST");
    assertThat(withheld).allMatch(event -> event.get("outcome").asString().equals(WHY));
    assertThat(withheld(hall.application("Other", hall.administrator()))).isEmpty();
    finish(hall, "local.early2");
    hall.person("Ben");
    assertThat(handler.next().name()).isEqualTo("ONUSERADD");
    assertThat(early.call("event.offline.get").result().get("events")).hasSize(1);
    hall.settles();
    assertThat(handler.all()).hasSize(1);
  }

  @Test
  void a_bot_that_listens_by_event_bind_is_missed_because_its_application_is_not_installed(
      Hall hall) {
    var early = early(hall, "local.early3");
    var handler = hall.handler();
    var bot = register(early, handler.url());
    early.call("event.bind", Map.of("event", "ONIMBOTMESSAGEADD", "handler", handler.url()));
    early.call("event.bind", Map.of("event", "ONIMBOTDELETE", "handler", handler.url()));
    var said = says(hall.person("Anna"), bot);
    var misses = early.call("confab.events.misses", Map.of("MESSAGE_ID", said)).result();
    assertThat(misses.valueStream().map(miss -> miss.get("reason").asString()))
        .containsExactly("NOT_INSTALLED");
    early.call("imbot.unregister", Map.of("BOT_ID", bot));
    assertThat(withheld(early).valueStream().map(event -> event.get("event").asString()))
        .containsExactlyInAnyOrder("ONIMBOTJOINCHAT", "ONIMBOTDELETE", "ONIMBOTDELETE");
  }

  @Test
  void a_bot_of_the_second_generation_fetches_none_of_what_was_withheld(Hall hall) {
    var early = early(hall, "local.early4");
    var fields =
        Map.of("code", "early", "eventMode", "fetch", "properties", Map.of("name", "Early"));
    var bot =
        early
            .call("imbot.v2.Bot.register", Map.of("fields", fields))
            .result()
            .at("/bot/id")
            .asLong();
    var anna = hall.person("Anna");
    var said = says(anna, bot);
    anna.call("im.v2.Chat.Message.Reaction.add", Map.of("messageId", said, "reaction", "like"));
    anna.call("im.message.update", Map.of("MESSAGE_ID", said, "MESSAGE", "changed"));
    assertThat(withheld(early)).isNotEmpty();
    finish(hall, "local.early4");
    var later = says(anna, bot);
    var all = early.call("confab.events.get", Map.of("BOT_ID", bot, "OFFSET", 1)).result();
    assertThat(all.get("EVENTS")).hasSize(1);
    assertThat(all.at("/EVENTS/0").toString()).contains("" + later).contains("ONIMBOTV2MESSAGEADD");
    var fetched = early.call("imbot.v2.Event.get", Map.of("botId", bot)).result();
    assertThat(fetched.get("events")).hasSize(1);
  }

  @Test
  void what_was_withheld_is_sent_again_when_the_installation_is_finished(Hall hall) {
    var early = early(hall, "local.early5");
    var handler = hall.handler();
    var bot = register(early, handler.url());
    var chat = Map.of("TITLE", "Team", "USERS", List.of(bot));
    hall.person("Anna").call("im.chat.add", chat);
    var id = withheld(early).get(0).get("id").asLong();
    assertThat(early.call("confab.events.replay", Map.of("ID", id)).refusal())
        .isEqualTo(
            "400 EVENT_WITHHELD The installation of the application is not finished: it is told"
                + " nothing");
    assertThat(early.call("confab.events.replay", Map.of("BOT_ID", bot, "FROM", 1)).error())
        .isEqualTo("EVENT_WITHHELD");
    finish(hall, "local.early5");
    assertThat(early.call("confab.events.replay", Map.of("ID", id)).result().get("count").asInt())
        .isEqualTo(1);
    assertThat(handler.next().name()).isEqualTo("ONIMBOTJOINCHAT");
    assertThat(withheld(early)).hasSize(1);
  }

  @Test
  void what_was_withheld_from_a_queue_is_not_posted_later(Hall hall) {
    var early = early(hall, "local.early6");
    early.call("event.bind", Map.of("event", "ONUSERADD", "event_type", "offline"));
    hall.person("Anna");
    var id = withheld(early).get(0).get("id").asLong();
    finish(hall, "local.early6");
    assertThat(early.call("confab.events.replay", Map.of("ID", id)).refusal())
        .isEqualTo(
            "400 EVENT_OFFLINE The event was for an offline handler: what that is told is queued"
                + " and never posted");
    early.call("event.unbind", Map.of("event", "ONUSERADD", "event_type", "offline"));
    assertThat(early.call("confab.events.list", Map.of("STATE", "WAITING")).result().get("events"))
        .isEmpty();
    assertThat(early.call("confab.events.replay", Map.of("ID", id)).refusal())
        .isEqualTo(
            "400 EVENT_UNBOUND The event's handler was unbound: there is nowhere to send it"
                + " again");
  }

  private static Application early(Hall hall, String client) {
    return hall.declaredApplication(
        """
        users: [{ id: 800, login: tina, admin: true }]
        apps:
          - { clientId: %s, clientSecret: early-secret, onlyApi: false, installed: false,
              scopes: [imbot, im, user, confab],
              grants: [{ user: 800, accessToken: %s-access, refreshToken: %s-refresh }] }
        """
            .formatted(client, client, client),
        client);
  }

  private static void finish(Hall hall, String client) {
    var finished =
        hall.administrator().call("confab.app.installFinish", Map.of("CLIENT_ID", client));
    assertThat(finished.result().asBoolean()).isTrue();
  }

  private static long register(Client early, String url) {
    var asked =
        Map.of(
            "CODE", "early", "TYPE", "S", "EVENT_HANDLER", url, "PROPERTIES", Map.of("NAME", "E"));
    return early.call("imbot.register", asked).result().asLong();
  }

  private static long says(Person who, long bot) {
    return who.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "Hello"))
        .result()
        .asLong();
  }

  private static JsonNode withheld(Client who) {
    return who.call("confab.events.list", Map.of("HINDRANCE", "NOT_INSTALLED"))
        .result()
        .get("events");
  }
}
