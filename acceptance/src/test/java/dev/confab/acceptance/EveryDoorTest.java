package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.ErrorCode;
import dev.confab.testkit.Bot;
import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What many methods refuse alike, asked of every one that declares it.
@ExtendWith(HallExtension.class)
class EveryDoorTest {
  /// What most methods need before they look who calls; those that do not know a name pass over it.
  private static final Map<String, Object> ENOUGH =
      Map.ofEntries(
          Map.entry("CHAT_ID", 1),
          Map.entry("DIALOG_ID", "chat1"),
          Map.entry("MESSAGE", "Hello"),
          Map.entry("MESSAGE_ID", 1),
          Map.entry("COMMAND_ID", 1),
          Map.entry("USER_ID", 1),
          Map.entry("CODE", "door"),
          Map.entry("CURSOR", "door"),
          Map.entry("OFFSET", 1),
          Map.entry("USERS", List.of(1)),
          Map.entry("COMMAND", "door"),
          Map.entry("EVENT_COMMAND_ADD", "https://example.com/"),
          Map.entry("TAG", "door"),
          Map.entry("BUTTONS", List.of(Map.of("TITLE", "Yes", "VALUE", "Y"))));

  @Test
  void a_page_does_not_speak_for_bots(Hall hall) {
    var anna = hall.person("Anna");
    var page = anna.inBrowser(hall.application("Demo", anna));
    var params = Wrong.over(ENOUGH, Map.of("APP_ID", icon(hall.bot("Echo"))));
    isTold(
        hall,
        page,
        params,
        "403 WRONG_AUTH_TYPE Access for this method not allowed by session authorization.");
  }

  @Test
  void a_webhook_says_for_which_application_it_speaks(Hall hall) {
    var admin = hall.administrator();
    var echo = hall.bot("Echo");
    var params = Wrong.over(ENOUGH, Map.of("APP_ID", icon(echo), "BOT_ID", echo.id()));
    isTold(hall, admin, params, "403 ACCESS_DENIED Access denied! Client ID not specified");
  }

  @Test
  void a_bot_of_another_application_is_out_of_reach(Hall hall) {
    var other = hall.application("Other", hall.administrator());
    var echo = hall.bot("Echo");
    var params = Wrong.over(ENOUGH, Map.of("APP_ID", icon(echo), "BOT_ID", echo.id()));
    isTold(hall, other, params, "400 APP_ID_ERROR Bot was installed by another rest application");
  }

  @Test
  void a_bot_there_is_not_is_not_found(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    var params = Wrong.over(ENOUGH, Map.of("BOT_ID", 99_999, "FROM", 1));
    params.remove("MESSAGE_ID"); // of a message one asks without naming a bot
    isTold(hall, application, params, "400 BOT_ID_ERROR Bot not found");
  }

  @Test
  void events_are_for_administrators_and_applications(Hall hall) {
    var needed = "403 ACCESS_DENIED Access denied! Administrator or application required";
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var params =
        Map.of("ID", 1, "DATA", "{}", "BOT_ID", echo.id(), "MESSAGE_ID", anna.says(echo, "Hello"));
    isTold(hall, anna, params, needed);
  }

  @Test
  void an_event_there_is_not_is_not_found(Hall hall) {
    var params = Map.of("ID", 99_999, "DATA", "{}", "AS", "json");
    isTold(hall, hall.administrator(), params, "400 EVENT_NOT_FOUND Event not found");
  }

  @Test
  void what_is_over_is_not_changed_any_more(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    echo.handler().answersNext(500);
    anna.says(echo, "Hello");
    var admin = hall.administrator();
    var of = Map.of("BOT_ID", echo.id(), "EVENT", "ONIMBOTMESSAGEADD");
    var event = admin.call("confab.events.list", of).result().at("/events/0/id").asLong();
    admin.call("confab.events.cancel", Map.of("ID", event)).result();
    var params = Map.of("ID", event, "DATA", "{}");
    isTold(hall, admin, params, "400 EVENT_SETTLED Event does not wait any more");
  }

  /// Calls each method that declares this refusal and sees that it is refused so.
  private static void isTold(Hall hall, Client client, Map<String, ?> params, String refusal) {
    var otherwise = new TreeMap<String, String>();
    var declaring =
        hall.house().methods().stream()
            .filter(spec -> spec.refusesWith().stream().anyMatch(error -> is(error, refusal)))
            .toList();
    for (var spec : declaring) {
      var reply = client.call(spec.name(), params);
      var told = reply.body().has("error") ? reply.refusal() : "it was done";
      if (!told.equals(refusal)) {
        otherwise.put(spec.name(), told);
      }
    }
    assertThat(declaring).isNotEmpty();
    assertThat(otherwise).isEmpty();
  }

  private static boolean is(ErrorCode error, String refusal) {
    return (error.status() + " " + error.code() + " " + error.text()).equals(refusal);
  }

  private static long icon(Bot bot) {
    var page = Map.of("CODE", "door", "IFRAME", "https://example.com/", "HASH", "d1ab17949a572b09");
    var lang = Map.of("LANG", List.of(Map.of("LANGUAGE_ID", "en", "TITLE", "Door")));
    return bot.call("imbot.app.register", Wrong.over(page, lang)).result().asLong();
  }
}
