package dev.confab.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.access.App;
import dev.confab.access.AppDraft;
import dev.confab.access.Apps;
import dev.confab.access.Tokens;
import dev.confab.basics.EventId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.UserId;
import dev.confab.blobs.Blobs;
import dev.confab.bots.Bots;
import dev.confab.bots.Namings;
import dev.confab.eventlog.Event;
import dev.confab.eventlog.EventLog;
import dev.confab.files.Files;
import dev.confab.people.People;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.portals.Portals;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// The bodies stand against the shape of the examples that the original's documentation gives.
class EventBodyTest {
  static final String STORED =
      """
      {"BOT":{"567":{"BOT_CODE":"BOT1"}},"PARAMS":{"MESSAGE":"Hello","MENTIONED_LIST":{"567":"567"},
      "CHAT_ENTITY_ID":""},"USER":{"ID":"27","NAME":"Svetlana Ivanova"}}\
      """;
  static final String ACCESS =
      "\"access_token\":\"T\",\"expires\":\"1772067600\",\"expires_in\":\"3600\",";
  static final String PLACE =
      """
      "scope":"imbot","domain":"some-domain.bitrix24.com","server_endpoint":"https://chat.example.com/rest/",
      "status":"F","client_endpoint":"https://chat.example.com/rest/",
      "member_id":"bac1cd5c8940947a75e0d71b1a84e348",\
      """;
  static final String BOT_AUTH =
      ACCESS
          + PLACE
          + """
          "refresh_token":"T","user_id":"567","client_id":"local.1",
          "application_token":"831c76b092f9f135d9b6b36c3a720757\"\
          """;

  final Database database = Databases.sqlite();
  final HandClock clock = new HandClock();
  final Portals portals = new Portals(database.store(), clock);
  final Apps apps = new Apps(database.store(), clock);
  final Tokens tokens = new Tokens("0123456789abcdef".getBytes(StandardCharsets.UTF_8), clock);
  final Portal portal =
      portals.ensure(
          new PortalDraft(
              "some-domain.bitrix24.com",
              "bac1cd5c8940947a75e0d71b1a84e348",
              "en",
              ZoneId.of("UTC"),
              "professional",
              Portal.State.OPEN,
              false,
              Portal.LimitProfile.SELF_HOSTED));
  final App app =
      database
          .store()
          .write(
              portal.id(),
              tx ->
                  apps.ensure(
                      tx,
                      new AppDraft(
                          "local.1",
                          "secret",
                          "Demo",
                          Set.of("imbot"),
                          "",
                          "",
                          "831c76b092f9f135d9b6b36c3a720757",
                          1,
                          "F",
                          null,
                          true,
                          true,
                          false,
                          Set.of(),
                          List.of())));
  final Bots bots =
      new Bots(
          database.store(),
          new People(database.store(), clock),
          apps,
          new EventLog(database.store(), clock),
          new Files(database.store(), Blobs.inMemory(database.store(), clock), clock),
          Namings.BOTH,
          clock);
  final EventBody body =
      new EventBody(
          database.store(),
          portals,
          apps,
          bots,
          tokens,
          Tellings.BOTH,
          p -> "https://chat.example.com",
          clock);

  @AfterEach
  void close() {
    database.close();
  }

  Event event(String name, @Nullable UserId actor, String data) {
    var created = Instant.parse("2026-02-25T23:59:30.900Z");
    return new Event(
        portal.id(),
        new EventId(42),
        "bot567/27",
        name,
        new UserId(567),
        app.id(),
        new HandlerId(403),
        actor,
        null,
        null,
        data,
        created,
        created,
        0);
  }

  /// The form as PHP reads it.
  ObjectNode tree(Event event) {
    var tree = Json.mapper().createObjectNode();
    PhpForm.read(body.compose(event).toString(), tree);
    return tree;
  }

  /// Tokens differ each time; what is compared is where they stand.
  static String withoutTokens(ObjectNode tree) {
    return Pattern.compile("_token\":\"[0-9a-f]{50,}\"")
        .matcher(tree.toString())
        .replaceAll("_token\":\"T\"");
  }

  static String oneLine(String text) {
    return text.replace("\n", "");
  }

  @Test
  void a_message_carries_tokens_of_the_bot_and_of_its_author() {
    var tree = tree(event("ONIMBOTMESSAGEADD", new UserId(27), STORED));
    assertThat(withoutTokens(tree))
        .isEqualTo(
            oneLine(
                "{\"event\":\"ONIMBOTMESSAGEADD\",\"event_handler_id\":\"403\",\"data\":{\"BOT\":{\"567\":{"
                    + BOT_AUTH
                    + ",\"AUTH\":{"
                    + BOT_AUTH
                    + "},\"BOT_ID\":\"567\",\"BOT_CODE\":\"BOT1\"}},"
                    + STORED.substring(STORED.indexOf("\"PARAMS\""))
                    + ",\"ts\":\"1772063970\",\"auth\":{"
                    + ACCESS
                    + PLACE
                    + "\"user_id\":\"27\",\"refresh_token\":\"T\","
                    + "\"application_token\":\"831c76b092f9f135d9b6b36c3a720757\"}}"));
  }

  @Test
  void joining_a_chat_brings_no_refresh_token_of_the_person() {
    var auth = tree(event("ONIMBOTJOINCHAT", new UserId(27), STORED)).get("auth").propertyNames();
    assertThat(auth).doesNotContain("refresh_token").contains("access_token", "user_id");
  }

  @Test
  void the_news_of_its_removal_is_flat() {
    var data = "{\"BOT_ID\":\"567\",\"BOT_CODE\":\"BOT\"}";
    var tree = tree(event("ONIMBOTDELETE", new UserId(27), data));
    assertThat(tree.get("data").toString()).isEqualTo(data);
    assertThat(tree.get("auth").propertyNames())
        .containsExactly(
            "access_token",
            "expires",
            "expires_in",
            "scope",
            "domain",
            "server_endpoint",
            "status",
            "client_endpoint",
            "member_id",
            "user_id",
            "application_token");
  }

  @Test
  void without_a_person_there_are_no_tokens_of_a_person() {
    var tree = tree(event("ONIMBOTMESSAGEADD", null, STORED));
    assertThat(tree.get("auth").propertyNames())
        .containsExactly(
            "scope",
            "domain",
            "server_endpoint",
            "status",
            "client_endpoint",
            "member_id",
            "application_token");
  }

  @Test
  void a_later_attempt_has_fresh_tokens_and_the_same_time() {
    var event = event("ONIMBOTMESSAGEADD", new UserId(27), STORED);
    var first = tree(event);
    clock.move(Duration.ofHours(5));
    var second = tree(event);
    assertThat(second.get("ts")).isEqualTo(first.get("ts"));
    assertThat(second.get("auth").get("access_token"))
        .isNotEqualTo(first.get("auth").get("access_token"));
    assertThat(second.get("auth").get("expires").asString()).isEqualTo("1772085600");
  }

  @Test
  void the_form_is_written_as_php_writes_it_and_every_leaf_is_a_text() {
    var event = event("ONIMBOTMESSAGEADD", new UserId(27), STORED);
    var form = body.compose(event).toString();
    assertThat(form)
        .startsWith(
            "event=ONIMBOTMESSAGEADD&event_handler_id=403&data%5BBOT%5D%5B567%5D%5Baccess_token%5D=")
        .contains("&data%5BUSER%5D%5BNAME%5D=Svetlana+Ivanova&ts=1772063970&auth%5B");
  }

  @Test
  void whatever_was_stored_is_written_as_a_tree_would_be() {
    var data =
        """
        {"PARAMS":{"NUMBER":7,"YES":true,"NO":false,"NOTHING":null,"EMPTY":[],"BOT":{"1":"x"},
        "LIST":[1,["a",{"b":"\u00fc \ud83d\ude00"}],null,"&="]}}\
        """;
    var form = body.compose(event("ONIMBOTMESSAGEADD", null, data)).toString();
    var expected = Json.mapper().createObjectNode();
    expected.set("data", Json.parse(data));
    assertThat(form).contains("&" + PhpForm.write(expected) + "&ts=");
  }

  @Test
  void who_is_named_and_is_no_bot_of_the_application_brings_no_tokens() {
    var data =
        """
        {"BOT":{"1":{"BOT_CODE":"A"},"567":{"BOT_CODE":"B"},"x":{"BOT_CODE":"C"}},
        "COMMAND":{"7":{"BOT_ID":1,"COMMAND":"go"},"8":{"BOT_ID":567,"COMMAND":"go"}}}\
        """;
    var told = tree(event("ONIMCOMMANDADD", null, data)).get("data");
    assertThat(told.at("/BOT/567/access_token").asString()).isNotEmpty();
    assertThat(told.at("/COMMAND/8/access_token").asString()).isNotEmpty();
    assertThat(told.at("/BOT/1").toString()).isEqualTo("{\"BOT_CODE\":\"A\"}");
    assertThat(told.at("/BOT/x").toString()).isEqualTo("{\"BOT_CODE\":\"C\"}");
    assertThat(told.at("/COMMAND/7").toString()).isEqualTo("{\"BOT_ID\":\"1\",\"COMMAND\":\"go\"}");
  }

  @Test
  void odd_data_are_composed_as_they_are() {
    var data = "{\"COMMAND\":{\"1\":5,\"2\":{},\"3\":{\"A\":{\"B\":1}},\"4\":[1]},\"Z\":1}";
    var told = tree(event("ONIMCOMMANDADD", null, data)).get("data");
    assertThat(told.toString())
        .isEqualTo(
            "{\"COMMAND\":{\"1\":\"5\",\"3\":{\"A\":{\"B\":\"1\"}},\"4\":{\"0\":\"1\"}},\"Z\":\"1\"}");
    var second = tree(event("ONIMBOTV2MESSAGEADD", null, "{}"));
    assertThat(second.at("/data/bot/id").asString()).isEqualTo("567");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"BOT\":{\"1\":{}}}",
        "{\"BOT\":{\"567\":{},\"x\":{}}}",
        "{\"COMMAND\":{\"1\":{\"BOT_ID\":1}}}",
        "{\"COMMAND\":{\"1\":{\"BOT_ID\":\"567\"}}}",
        "{\"COMMAND\":{\"1\":{\"COMMAND\":\"go\",\"BOT_ID\":567}}}",
        "{\"COMMAND\":{\"1\":{}}}",
        "{\"COMMAND\":{\"1\":567}}",
        "[1]",
        "{",
      })
  void data_are_refused_that_name_nobody_or_another(String data) {
    var event = event("ONIMCOMMANDADD", null, data);
    assertThatThrownBy(() -> check(event)).isInstanceOf(BadData.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"bot\":567}",
        "{\"bot\":{\"id\":1}}",
        "{\"bot\":{\"id\":567,\"code\":{}}}",
      })
  void data_of_the_second_generation_name_their_bot(String data) {
    var event = event("ONIMBOTV2MESSAGEADD", null, data);
    assertThatThrownBy(() -> check(event)).isInstanceOf(BadData.class);
  }

  @Test
  void data_are_refused_that_are_more_than_a_form_may_hold() {
    var many = "{\"A\":[1" + ",1".repeat(PhpForm.PARAMS_MAX) + "]}";
    var event = event("ONIMBOTMESSAGEADD", null, many);
    assertThatThrownBy(() -> check(event)).isInstanceOf(BadData.class);
  }

  @Test
  void data_are_taken_that_name_the_bot_that_is_told() {
    check(event("ONIMBOTMESSAGEADD", new UserId(27), STORED));
    check(event("ONIMCOMMANDADD", null, "{\"COMMAND\":{\"1\":{\"BOT_ID\":567}}}"));
    check(event("ONIMBOTV2MESSAGEADD", null, "{\"bot\":{\"id\":567}}"));
  }

  /// Checks the data of this event as wishes of one that named nobody.
  private void check(Event event) {
    body.check(database.store().reads(portal.id()), event.with("{}"), event.data());
  }
}
