package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.SecondBot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What methods of the second generation make of `fields.attach` and `fields.keyboard`.
final class SecondBlocks {
  /// What a block of one letter is longer than the letter: `[{"MESSAGE":""}]`.
  private static final int FRAME = 16;

  private SecondBlocks() {}

  /// Wrong blocks are refused, each by its name, as are more than 60,000 characters; 60,000 are
  /// taken.
  static void areToldApart(SecondBot bot, String method, Map<String, Object> right) {
    assertThat(refusal(bot, method, right, "attach", "{"))
        .isEqualTo("400 ATTACH_ERROR Incorrect attach params");
    assertThat(refusal(bot, method, right, "attach", block(60_001)))
        .isEqualTo("400 ATTACH_OVERSIZE You have exceeded the maximum allowable size of attach");
    assertThat(refusal(bot, method, right, "keyboard", "{"))
        .isEqualTo("400 KEYBOARD_ERROR Incorrect keyboard params");
    assertThat(refusal(bot, method, right, "keyboard", block(60_001)))
        .isEqualTo(
            "400 KEYBOARD_OVERSIZE You have exceeded the maximum allowable size of keyboard");
    assertThat(bot.call(method, with(right, "attach", block(60_000))).status()).isEqualTo(200);
  }

  private static String refusal(
      SecondBot bot, String method, Map<String, Object> right, String field, Object value) {
    return bot.call(method, with(right, field, value)).refusal();
  }

  private static Map<String, Object> with(Map<String, Object> right, String field, Object value) {
    var fields = new HashMap<String, Object>();
    ((Map<?, ?>) right.get("fields")).forEach((key, given) -> fields.put((String) key, given));
    fields.put(field, value);
    var asked = new HashMap<>(right);
    asked.put("fields", fields);
    return asked;
  }

  private static List<Map<String, String>> block(int characters) {
    return List.of(Map.of("MESSAGE", "x".repeat(characters - FRAME)));
  }
}
