package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Bot;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(HallExtension.class)
class ImMessageAddTest {
  private static final int ROUNDS = 5;

  @Test
  void a_person_writes_and_another_reads(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    // tag::example[]
    anna.call("im.message.add", Map.of("DIALOG_ID", boris.id(), "MESSAGE", "Привет, Boris 👋"));
    // end::example[]
    assertThat(boris.reads(anna)).containsExactly("Привет, Boris 👋");
  }

  @Test
  void what_is_sent_again_under_its_name_is_one_message(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var name = "5b0f1d0e-0000-4000-8000-1234567890ab";
    var params = Map.of("DIALOG_ID", boris.id(), "MESSAGE", "Once", "TEMPLATE_ID", name);
    var first = anna.call("im.message.add", params).result().asLong();
    assertThat(anna.call("im.message.add", params).result().asLong()).isEqualTo(first);
    assertThat(boris.reads(anna)).containsExactly("Once");
    assertThat(boris.newest(anna).get("uuid").asString()).isEqualTo(name);
    var boriss = Map.of("DIALOG_ID", anna.id(), "MESSAGE", "Mine", "TEMPLATE_ID", name);
    assertThat(boris.call("im.message.add", boriss).result().asLong()).isNotEqualTo(first);
    var vera = hall.person("Vera");
    anna.call("im.message.add", Wrong.over(params, Map.of("DIALOG_ID", vera.id())));
    assertThat(vera.reads(anna)).as("a name is one dialog's").containsExactly("Once");
    hall.clock().advance(Duration.ofDays(1).plusSeconds(1));
    assertThat(anna.call("im.message.add", params).result().asLong()).isNotEqualTo(first);
  }

  @Test
  void other_words_under_a_used_name_are_another_message(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var params = Map.of("DIALOG_ID", boris.id(), "MESSAGE", "Once", "TEMPLATE_ID", "mine");
    var first = anna.call("im.message.add", params).result().asLong();
    var other = Wrong.over(params, Map.of("MESSAGE", "Twice"));
    var second = anna.call("im.message.add", other).result().asLong();
    assertThat(second).isNotEqualTo(first);
    assertThat(anna.call("im.message.add", other).result().asLong()).isEqualTo(second);
    assertThat(anna.call("im.message.add", params).result().asLong()).isEqualTo(first);
    assertThat(boris.reads(anna)).containsExactly("Once", "Twice");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var json =
        anna.call(
            "im.message.add",
            Map.of(
                "DIALOG_ID",
                boris.id(),
                "MESSAGE",
                "Look",
                "ATTACH",
                Map.of("BLOCKS", List.of(Map.of("LINK", Map.of("LINK", "https://example.com"))))));
    var form =
        anna.callForm(
            "im.message.add",
            "DIALOG_ID="
                + boris.id()
                + "&MESSAGE=Look&ATTACH[BLOCKS][0][LINK][LINK]=https://example.com");
    assertThat(form.result().asLong()).isEqualTo(json.result().asLong() + 1);
    var messages =
        boris
            .call("im.dialog.messages.get", Map.of("DIALOG_ID", anna.dialogId()))
            .result()
            .get("messages");
    assertThat(messages.get(0).get("params")).isEqualTo(messages.get(1).get("params"));
    assertThat(messages.get(0).at("/params/ATTACH").toString()).contains("https://example.com");
  }

  /// What keeps posting fast: all its writes wait for the batch that the callers share.
  @Test
  void a_message_to_a_bot_needs_no_statement_of_its_own(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    anna.says(echo, "Hello"); // looks for the dialog, which is at hand from now on
    hall.settles();
    assertThat(fewestOfARound(hall, anna, echo)).isZero();
  }

  /// The fewest statements of their own that twenty messages needed, of a few rounds: passwords
  /// that settle and calls that are written down in the background have theirs in one or two of
  /// them.
  private static long fewestOfARound(Hall hall, Person anna, Bot echo) {
    long fewest = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && fewest > 0; round++) {
      long before = alone(hall);
      for (int i = 0; i < 20; i++) {
        anna.says(echo, "Hello again");
        echo.hears("ONIMBOTMESSAGEADD");
      }
      hall.settles();
      fewest = Math.min(fewest, alone(hall) - before);
    }
    return fewest;
  }

  private static long alone(Hall hall) {
    var name = "confab_store_alone_total ";
    return hall.get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
        .sum();
  }

  @Test
  void whoever_writes_is_seen_online(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    assertThat(online(boris, anna)).isEqualTo("N");
    anna.says(boris, "Hi");
    assertThat(online(boris, anna)).isEqualTo("Y");
    var card = boris.call("im.user.get", Map.of("ID", anna.id())).result();
    var seen = OffsetDateTime.parse(card.get("last_activity_date").asString()).toInstant();
    assertThat(seen).isBetween(hall.clock().instant().minusSeconds(60), hall.clock().instant());
    hall.clock().advance(Duration.ofMinutes(25));
    assertThat(online(boris, anna)).isEqualTo("N");
  }

  private static String online(Person asks, Person of) {
    var found = asks.call("user.get", Map.of("FILTER", Map.of("ID", of.id()))).result();
    return found.get(0).get("IS_ONLINE").asString();
  }

  @Test
  void of_several_errors_the_contracts_first_is_told(Hall hall) {
    var anna = hall.person("Anna");
    assertThat(anna.call("im.message.add").error()).isEqualTo("MESSAGE_EMPTY");
    assertThat(anna.call("im.message.add", Map.of("MESSAGE", "Hi")).error())
        .isEqualTo("USER_ID_EMPTY");
    assertThat(anna.call("im.message.add", Map.of("ATTACH", "{")).error())
        .isEqualTo("USER_ID_EMPTY");
    assertThat(anna.call("im.message.add", Map.of("DIALOG_ID", 99_999, "ATTACH", "{")).error())
        .isEqualTo("USER_NOT_FOUND");
  }

  @Test
  void what_is_missing_or_wrong_is_told(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var foreign = boris.opensChat("Without Anna");
    var right = Map.of("DIALOG_ID", boris.dialogId(), "MESSAGE", "Hi");
    var elsewhere = anna.says(anna.opensChat("Elsewhere"), "Over there");
    var hugeBlock = List.of(Map.of("MESSAGE", "x".repeat(61_000)));
    var hugeButton = List.of(Map.of("TEXT", "x".repeat(61_000)));
    var cases =
        Map.<Map<String, ?>, String>ofEntries(
            Map.entry(Map.of("MESSAGE", " "), "400 MESSAGE_EMPTY Message can't be empty"),
            Map.entry(Map.of("DIALOG_ID", ""), "400 USER_ID_EMPTY User ID can't be empty"),
            Map.entry(Map.of("DIALOG_ID", 99_999), "400 USER_NOT_FOUND User not found"),
            Map.entry(Map.of("DIALOG_ID", "chat99999"), "400 CHAT_ID Error creating message"),
            Map.entry(
                Map.of("DIALOG_ID", foreign.dialogId()), "403 ACCESS_ERROR Action unavailable"),
            Map.entry(Map.of("REPLY_ID", "first"), "400 PARAMS_ERROR Incorrect params"),
            Map.entry(Map.of("ATTACH", "{"), "400 ATTACH_ERROR Incorrect attach params"),
            Map.entry(
                Map.of("ATTACH", hugeBlock),
                "400 ATTACH_OVERSIZE You have exceeded the maximum allowable size of attach"),
            Map.entry(Map.of("KEYBOARD", "[1]"), "400 KEYBOARD_ERROR Incorrect keyboard params"),
            Map.entry(
                Map.of("KEYBOARD", hugeButton),
                "400 KEYBOARD_OVERSIZE You have exceeded the maximum allowable size of keyboard"),
            Map.entry(Map.of("MENU", "[1]"), "400 MENU_ERROR Incorrect menu params"),
            Map.entry(
                Map.of("MENU", hugeButton),
                "400 MENU_OVERSIZE You have exceeded the maximum allowable size of menu"),
            Map.entry(Map.of("REPLY_ID", 99_999), "400 REPLY_ACCESS_ERROR Action unavailable"),
            Map.entry(
                Map.of("REPLY_ID", elsewhere),
                "400 REPLY_FROM_OTHER_CHAT_ERROR You can only reply to a message within the same"
                    + " chat"));
    cases.forEach(
        (wrong, refusal) ->
            assertThat(anna.call("im.message.add", Wrong.over(right, wrong)).refusal())
                .as("%s", wrong.keySet())
                .isEqualTo(refusal));
  }

  @Test
  void a_text_is_as_long_as_it_has_characters(Hall hall) {
    var anna = hall.person("Anna");
    var chat = anna.opensChat("Team");
    var smile = "\uD83D\uDE00";
    for (var sent : List.of(smile.repeat(15_000), smile.repeat(20_000))) {
      var params = Map.of("DIALOG_ID", chat.dialogId(), "MESSAGE", sent);
      anna.call("im.message.add", params).result();
      assertThat(newest(anna, chat.dialogId())).isEqualTo(sent);
    }
    var form = "DIALOG_ID=" + chat.dialogId() + "&MESSAGE=a" + "%F0%9F%98%80".repeat(20_000);
    anna.callForm("im.message.add", form).result();
    assertThat(newest(anna, chat.dialogId())).isEqualTo("a" + smile.repeat(19_999) + " (...)");
  }

  private static String newest(Person reader, String dialog) {
    var params = Map.of("DIALOG_ID", dialog, "LIMIT", 1);
    var list = reader.call("im.dialog.messages.get", params).result();
    return list.at("/messages/0/text").asString();
  }

  @Test
  void what_hangs_on_a_message_is_as_long_as_it_has_characters(Hall hall) {
    var anna = hall.person("Anna");
    var block = List.of(Map.of("MESSAGE", "\uD83D\uDE00".repeat(59_000)));
    var params = Map.of("DIALOG_ID", anna.id(), "MESSAGE", "x", "ATTACH", block);
    assertThat(anna.call("im.message.add", params).result().isIntegralNumber()).isTrue();
  }
}
