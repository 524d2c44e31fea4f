package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import dev.confab.testkit.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `im.notify.answer`, `im.notify.confirm`, `im.notify.delete` and `confab.notify.ask`.
@ExtendWith(HallExtension.class)
class ImNotifyAnswerTest {
  private static final List<Map<String, String>> BUTTONS =
      List.of(Map.of("TITLE", "Accept", "VALUE", "Y"), Map.of("TITLE", "Decline", "VALUE", "N"));

  private static long tells(Person from, Person to, Map<String, ?> more) {
    var params = new java.util.HashMap<String, Object>(more);
    params.put("USER_ID", to.id());
    params.put("MESSAGE", "Will you come?");
    return from.call("im.notify", params).result().asLong();
  }

  private static String message(Reply reply) {
    return reply.result().get("result_message").toString();
  }

  @Test
  void an_answer_reaches_the_author_as_a_private_message(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var id = tells(anna, boris, Map.of());
    // tag::example[]
    var answered =
        boris.call(
            "im.notify.answer", Map.of("NOTIFY_ID", id, "ANSWER_TEXT", "I will participate"));
    // end::example[]
    assertThat(message(answered)).isEqualTo("[\"Your response has been successfully sent.\"]");
    assertThat(anna.reads(boris)).containsExactly("I will participate");
    assertThat(boris.call("im.notify.get").result().get("total_unread_count").asInt()).isZero();
    var form = boris.callForm("im.notify.answer", "NOTIFY_ID=" + id + "&ANSWER_TEXT=Me too");
    assertThat(form.result()).isEqualTo(answered.result());
    var older = boris.callForm("im.notify.answer", "ID=" + id + "&ANSWER_TEXT=Me too");
    assertThat(older.result()).isEqualTo(answered.result());
    var system = tells(anna, boris, Map.of("TYPE", "SYSTEM"));
    for (var unanswerable : List.of(system, 99_999L)) {
      var params = Map.of("NOTIFY_ID", unanswerable, "ANSWER_TEXT", "Hm");
      assertThat(message(boris.call("im.notify.answer", params))).isEqualTo("false");
    }
    assertThat(
            message(
                anna.call("im.notify.answer", Map.of("NOTIFY_ID", id, "ANSWER_TEXT", "Not mine"))))
        .isEqualTo("false");
  }

  @Test
  void a_pressed_button_reaches_the_bot_that_asked(Hall hall) {
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    // tag::example[]
    var id =
        echo.call(
            "confab.notify.ask",
            Map.of(
                "USER_ID",
                boris.id(),
                "BOT_ID",
                echo.id(),
                "MESSAGE",
                "Will you come?",
                "BUTTONS",
                BUTTONS));
    // end::example[]
    var wrong = Map.of("NOTIFY_ID", id.result(), "NOTIFY_VALUE", "maybe");
    assertThat(message(boris.call("im.notify.confirm", wrong))).isEqualTo("false");
    var pressed = boris.call("im.notify.confirm", Map.of("ID", id.result(), "NOTIFY_VALUE", "Y"));
    assertThat(message(pressed)).isEqualTo("[\"Accept\"]");
    var heard = echo.hears("ONIMBOTMESSAGEADD");
    assertThat(heard.text("data", "PARAMS", "MESSAGE")).isEqualTo("Accept");
    assertThat(heard.text("data", "PARAMS", "FROM_USER_ID")).isEqualTo("" + boris.id());
    assertThat(boris.call("im.notify.get").result().get("notifications")).isEmpty();
    assertThat(
            message(
                boris.callForm(
                    "im.notify.confirm", "NOTIFY_ID=" + id.result().asLong() + "&NOTIFY_VALUE=Y")))
        .isEqualTo("false");
  }

  @Test
  void a_question_that_was_answered_in_words_is_read(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var asked = Map.of("USER_ID", boris.id(), "MESSAGE", "Well?", "BUTTONS", BUTTONS);
    var id = anna.call("confab.notify.ask", asked).result().asLong();
    boris.call("im.notify.read", Map.of("ID", id));
    assertThat(unread(boris)).isOne();
    boris.call("im.notify.answer", Map.of("NOTIFY_ID", id, "ANSWER_TEXT", "Maybe"));
    boris.call("im.notify.answer", Map.of("NOTIFY_ID", id, "ANSWER_TEXT", "Maybe not"));
    assertThat(unread(boris)).isZero();
    boris.call("im.notify.confirm", Map.of("NOTIFY_ID", id, "NOTIFY_VALUE", "Y"));
    assertThat(anna.reads(boris)).containsExactly("Maybe", "Maybe not", "Accept");
    assertThat(unread(boris)).isZero();
  }

  @Test
  void a_question_of_somebody_who_is_gone_goes_when_a_button_is_pressed(Hall hall) {
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var asked =
        Map.of("USER_ID", boris.id(), "BOT_ID", echo.id(), "MESSAGE", "Well?", "BUTTONS", BUTTONS);
    var id = echo.call("confab.notify.ask", asked).result().asLong();
    echo.call("imbot.unregister", Map.of("BOT_ID", echo.id())).result();
    boris.call("im.notify.confirm", Map.of("NOTIFY_ID", id, "NOTIFY_VALUE", "maybe"));
    assertThat(unread(boris)).isOne();
    var pressed = boris.call("im.notify.confirm", Map.of("NOTIFY_ID", id, "NOTIFY_VALUE", "Y"));
    assertThat(message(pressed)).isEqualTo("false");
    assertThat(unread(boris)).isZero();
    assertThat(boris.call("im.notify.get").result().get("notifications")).isEmpty();
  }

  @Test
  void a_question_of_somebody_who_is_gone_goes_when_it_is_answered_in_words(Hall hall) {
    var boris = hall.person("Boris");
    var echo = hall.bot("Echo");
    var asked =
        Map.of("USER_ID", boris.id(), "BOT_ID", echo.id(), "MESSAGE", "Well?", "BUTTONS", BUTTONS);
    var id = echo.call("confab.notify.ask", asked).result().asLong();
    var told = tells(hall.person("Anna"), boris, Map.of("TYPE", "SYSTEM"));
    echo.call("imbot.unregister", Map.of("BOT_ID", echo.id())).result();
    for (var notice : List.of(id, told)) {
      var answer = Map.of("NOTIFY_ID", notice, "ANSWER_TEXT", "Maybe");
      assertThat(message(boris.call("im.notify.answer", answer))).isEqualTo("false");
    }
    var left = boris.call("im.notify.get").result().get("notifications");
    assertThat(left.findValuesAsString("id")).containsExactly("" + told);
    assertThat(unread(boris)).isOne();
  }

  private static int unread(Person who) {
    return who.call("im.counters.get").result().at("/TYPE/NOTIFY").asInt();
  }

  @Test
  void an_answer_without_text_or_notification_is_refused(Hall hall) {
    var anna = hall.person("Anna");
    assertThat(anna.call("im.notify.answer", Map.of("ANSWER_TEXT", "Hm")).refusal())
        .isEqualTo("400 ID_ERROR Notification ID can't be empty");
    assertThat(anna.call("im.notify.answer", Map.of("NOTIFY_ID", 5, "ANSWER_TEXT", " ")).refusal())
        .isEqualTo("400 ANSWER_TEXT_ERROR ANSWER_TEXT can't be empty");
    assertThat(anna.call("im.notify.confirm", Map.of("NOTIFY_ID", 0)).refusal())
        .isEqualTo("400 ID_ERROR Notification ID can't be empty");
    assertThat(anna.call("im.notify.confirm", Map.of("NOTIFY_ID", 5)).refusal())
        .isEqualTo("400 NOTIFY_VALUE_ERROR Notification Value can't be empty");
  }

  @Test
  void a_question_needs_buttons_and_a_bot_of_the_callers(Hall hall) {
    var anna = hall.person("Anna");
    var method = "confab.notify.ask";
    var asked = Map.of("USER_ID", anna.id(), "MESSAGE", "Well?");
    assertThat(anna.call(method, asked).refusal()).isEqualTo("400 BUTTONS_ERROR Incorrect buttons");
    var form = "USER_ID=" + anna.id() + "&MESSAGE=Well?&BUTTONS[0][TITLE]=Yes";
    assertThat(anna.callForm(method, form).error()).isEqualTo("BUTTONS_ERROR");
    assertThat(anna.callForm(method, form + "&BUTTONS[0][VALUE]=Y").result().asLong()).isPositive();
    assertThat(anna.callForm(method, form + "&BOT_ID=5").error()).isEqualTo("ACCESS_DENIED");
    assertThat(anna.callForm(method, form + "&BOT_ID=99999&CLIENT_ID=x").error())
        .isEqualTo("BOT_ID_ERROR");
    assertThat(anna.inBrowser(hall.application("Any", anna)).call(method, asked).error())
        .isEqualTo("WRONG_AUTH_TYPE");
    Wrong.isTold(
        anna,
        method,
        Wrong.over(asked, Map.of("BUTTONS", BUTTONS)),
        Map.of(
            Map.of("USER_ID", ""), "400 USER_ID_EMPTY User ID can't be empty",
            Map.of("MESSAGE", " "), "400 MESSAGE_EMPTY Message can't be empty",
            Map.of("ATTACH", "no attachment"), "400 ATTACH_ERROR Incorrect attach params",
            Map.of("ATTACH", List.of(Map.of("MESSAGE", "x".repeat(70_000)))),
                "400 ATTACH_OVERSIZE You have exceeded the maximum allowable size of attach"));
  }

  @Test
  void ones_own_notification_or_all_of_a_tag_are_taken_away(Hall hall) {
    var anna = hall.person("Anna");
    var boris = hall.person("Boris");
    var vera = hall.person("Vera");
    var id = tells(anna, boris, Map.of());
    assertThat(vera.call("im.notify.delete", Map.of("ID", id)).result().asBoolean()).isFalse();
    // tag::example[]
    var gone = boris.call("im.notify.delete", Map.of("ID", id));
    // end::example[]
    assertThat(gone.result().asBoolean()).isTrue();
    assertThat(boris.call("im.notify.get").result().propertyNames())
        .containsExactlyInAnyOrder("notifications", "users");
    var tagged = Map.of("TAG", "T", "SUB_TAG", "S", "CLIENT_ID", "demo");
    tells(anna, boris, tagged);
    tells(anna, vera, tagged);
    var other = anna.call("im.notify.delete", Map.of("TAG", "T", "CLIENT_ID", "other"));
    assertThat(other.result().asBoolean()).isFalse();
    assertThat(ImNotifyTest.texts(vera)).hasSize(1);
    assertThat(anna.callForm("im.notify.delete", "TAG=T&CLIENT_ID=demo").result().asBoolean())
        .isTrue();
    assertThat(ImNotifyTest.texts(boris)).isEmpty();
    assertThat(ImNotifyTest.texts(vera)).isEmpty();
    tells(anna, vera, tagged);
    assertThat(
            anna.call("im.notify.delete", Map.of("SUB_TAG", "S", "CLIENT_ID", "demo"))
                .result()
                .asBoolean())
        .isTrue();
    assertThat(ImNotifyTest.texts(vera)).isEmpty();
  }

  @Test
  void what_cannot_be_taken_away_is_told(Hall hall) {
    var anna = hall.person("Anna");
    assertThat(anna.call("im.notify.delete").refusal())
        .isEqualTo("400 PARAMS_ERROR Incorrect params");
    assertThat(
            anna.inBrowser(hall.application("Any", anna))
                .call("im.notify.delete", Map.of("TAG", "T"))
                .error())
        .isEqualTo("PARAMS_ERROR");
    assertThat(anna.call("im.notify.delete", Map.of("TAG", "T")).refusal())
        .isEqualTo("403 ACCESS_DENIED Access denied! Client ID not specified");
  }
}
