package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.SecondBot;
import java.util.LinkedHashMap;
import java.util.Map;

/// Parameters that would be right but for one.
final class Wrong {
  private Wrong() {}

  static Map<String, Object> over(Map<String, ?> right, Map<String, ?> wrong) {
    var params = new LinkedHashMap<String, Object>(right);
    params.putAll(wrong);
    return params;
  }

  /// Calls once with each wrong parameter over the right ones, and expects the refusal beside it.
  static void isTold(
      Client client, String method, Map<String, ?> right, Map<Map<String, ?>, String> refusals) {
    refusals.forEach(
        (wrong, refusal) ->
            assertThat(client.call(method, over(right, wrong)).refusal())
                .as("%s %s", method, wrong)
                .isEqualTo(refusal));
  }

  /// What every method tells that speaks as a bot.
  static void botIsTold(Client client, String method, Map<String, ?> right, long otherBot) {
    isTold(
        client,
        method,
        right,
        Map.of(
            Map.of("BOT_ID", 99_999), "400 BOT_ID_ERROR Bot not found",
            Map.of("BOT_ID", "Echo"), "400 BOT_ID_ERROR Bot not found",
            Map.of("BOT_ID", otherBot),
                "400 APP_ID_ERROR Bot was installed by another rest application",
            Map.of("CLIENT_ID", ""), "403 ACCESS_DENIED Access denied! Client ID not specified"));
  }

  /// What every method of the second generation tells that speaks as a bot.
  static void secondBotIsTold(Hall hall, SecondBot bot, String method, Map<String, ?> right) {
    isTold(
        bot,
        method,
        right,
        Map.of(
            Map.of("botToken", ""), "400 BOT_TOKEN_NOT_SPECIFIED Bot token is not specified",
            Map.of("botId", ""), "400 BOT_ID_REQUIRED Bot ID is required",
            Map.of("botId", 99_999), "400 BOT_NOT_FOUND Bot not found",
            Map.of("botId", hall.secondBot("Other").id()),
                "403 BOT_OWNERSHIP_ERROR Bot is registered by another application"));
  }
}
