package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import dev.confab.testkit.Person;
import dev.confab.testkit.SecondBot;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A message may be changed and deleted for three days, by bots of both generations as by people.
/// (limits.json, imbot.edit_period)
@ExtendWith(HallExtension.class)
class EditPeriodTest {
  private static final Duration PERIOD =
      Duration.ofDays(
          Contract.read("limits.json")
              .valueStream()
              .filter(limit -> limit.get("id").asString().equals("imbot.edit_period"))
              .findFirst()
              .orElseThrow()
              .get("value")
              .asLong());

  private static final String OVER =
      "403 CANT_EDIT_MESSAGE Time has expired for modification or you don't have access";

  @Test
  void a_bot_changes_and_deletes_what_it_said_for_three_days(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.bot("Echo");
    var edited = echo.says(anna, "to be edited");
    var deleted = echo.says(anna, "to be deleted");
    var erased = echo.says(anna, "to be erased");
    var kept = echo.says(anna, "kept");
    hall.clock().advance(PERIOD.minusMinutes(1));
    isDone(echo, "imbot.message.update", Map.of("MESSAGE_ID", edited, "MESSAGE", "edited"));
    isDone(echo, "imbot.message.delete", Map.of("MESSAGE_ID", deleted));
    isDone(echo, "imbot.message.delete", Map.of("MESSAGE_ID", erased, "COMPLETE", "Y"));
    hall.clock().advance(Duration.ofMinutes(2));
    for (var params :
        new Map<?, ?>[] {
          Map.of("MESSAGE_ID", kept, "MESSAGE", "late"),
          Map.of("MESSAGE_ID", kept, "MESSAGE", ""),
          Map.of("MESSAGE_ID", edited, "MESSAGE", "edited anew"),
        }) {
      assertThat(refusal(echo, "imbot.message.update", params)).isEqualTo(OVER);
    }
    assertThat(refusal(echo, "imbot.message.delete", Map.of("MESSAGE_ID", kept))).isEqualTo(OVER);
    assertThat(refusal(echo, "imbot.message.delete", Map.of("MESSAGE_ID", kept, "COMPLETE", "Y")))
        .isEqualTo(OVER);
    assertThat(anna.reads(echo)).containsExactly("edited", "This message was deleted.", "kept");
  }

  @Test
  void a_bot_of_the_second_generation_does_so_too(Hall hall) {
    var anna = hall.person("Anna");
    var echo = hall.secondBot("Echo");
    var edited = says(echo, anna, "to be edited");
    var deleted = says(echo, anna, "to be deleted");
    var kept = says(echo, anna, "kept");
    hall.clock().advance(PERIOD.minusMinutes(1));
    var text = Map.of("message", "edited");
    isDone(echo, "imbot.v2.Chat.Message.update", Map.of("messageId", edited, "fields", text));
    isDone(echo, "imbot.v2.Chat.Message.delete", Map.of("messageId", deleted));
    hall.clock().advance(Duration.ofMinutes(2));
    var late = Map.of("messageId", kept, "fields", Map.of("message", "late"));
    assertThat(refusal(echo, "imbot.v2.Chat.Message.update", late))
        .isEqualTo("403 ACCESS_DENIED Access denied");
    for (var complete : new boolean[] {false, true}) {
      var params = Map.of("messageId", kept, "complete", complete);
      assertThat(refusal(echo, "imbot.v2.Chat.Message.delete", params))
          .isEqualTo("403 ACCESS_DENIED Access denied");
    }
    assertThat(anna.reads(echo)).containsExactly("edited", "This message was deleted.", "kept");
  }

  private static long says(SecondBot bot, Person to, String text) {
    var asked = Map.of("dialogId", to.dialogId(), "fields", Map.of("message", text));
    return bot.call("imbot.v2.Chat.Message.send", asked).result().get("id").asLong();
  }

  private static void isDone(Client who, String method, Map<String, ?> params) {
    assertThat(who.call(method, params).status()).as(method).isEqualTo(200);
  }

  @SuppressWarnings("unchecked")
  private static String refusal(Client who, String method, Map<?, ?> params) {
    return who.call(method, (Map<String, ?>) params).refusal();
  }
}
