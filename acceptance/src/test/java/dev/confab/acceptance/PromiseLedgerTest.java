package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.Ledger;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Looks back on the whole run: every method answered at least once, and every error the contract
/// lists for it, and every error of the system, was met by a test of this module.
@Order(Integer.MAX_VALUE)
@Isolated("and so last: after all that are not")
class PromiseLedgerTest {
  private static final String ALWAYS_A_USER = "an application's token always names its user";

  private static final String NOTHING_FAILS =
      "would need a chat that goes between two lines of one transaction";

  /// Promises no caller can be led to, with the reason.
  private static final Map<String, String> OUT_OF_REACH =
      Map.ofEntries(
          Map.entry("ERROR_UNEXPECTED_ANSWER", "would need a method that breaks its promise"),
          Map.entry(
              "imbot.v2.bot.unregister BOT_UNREGISTER_FAILED Bot unregistration failed",
              "what was just found cannot be gone"),
          Map.entry(
              "imbot.chat.get AUTHORIZE_ERROR Method not available for guest session.",
              "this server has no guests"),
          Map.entry("imbot.app.unregister WRONG_REQUEST ", "what was just found cannot be gone"),
          Map.entry("app.option.get AccessException User authorization required", ALWAYS_A_USER),
          Map.entry("user.option.get AccessException User authorization required", ALWAYS_A_USER),
          Map.entry("user.option.set AccessException User authorization required", ALWAYS_A_USER),
          Map.entry("imbot.v2.file.upload FILE_SEND_FAILED Failed to send message", NOTHING_FAILS),
          Map.entry("im.v2.file.upload SEND_FAILED Failed to send message", NOTHING_FAILS),
          Map.entry("im.v2.file.upload FOLDER_ERROR Failed to get chat folder", NOTHING_FAILS));

  /// Methods that only ever refuse.
  private static final Set<String> NEVER_DONE = Set.of("configuration.import.register");

  private final Set<String> implemented = namesOfMethods();

  @Test
  void every_method_answered() {
    assertThat(Ledger.done())
        .containsAll(implemented.stream().filter(name -> !NEVER_DONE.contains(name)).toList());
  }

  @Test
  void every_error_of_a_method_was_met() {
    // an empty text is one the documentation does not give: any text keeps that promise
    var seen =
        Ledger.refused().stream()
            .map(refused -> refused.method() + " " + refused.code() + " ")
            .collect(Collectors.toSet());
    Ledger.refused()
        .forEach(
            refused -> seen.add(refused.method() + " " + refused.code() + " " + refused.text()));
    var unseen = new TreeSet<String>();
    for (var method : Contract.read("methods.json").values()) {
      var name = method.get("method").asString().toLowerCase(Locale.ROOT);
      for (var error : method.get("errors").values()) {
        var text = error.get("description").asString().replace("(max: N)", "(max: 5)");
        var promise = name + " " + error.get("code").asString() + " " + text;
        if (implemented.contains(name) && !OUT_OF_REACH.containsKey(promise)) {
          unseen.add(promise);
        }
      }
    }
    unseen.removeAll(seen);
    assertThat(unseen).isEmpty();
  }

  @Test
  void every_error_of_the_system_was_met() {
    var seen =
        Ledger.refused().stream()
            .map(refused -> refused.code())
            .collect(Collectors.toCollection(TreeSet::new));
    var promised = new TreeSet<String>();
    for (var error : Contract.read("system-errors.json").values()) {
      promised.add(error.get("code").asString());
    }
    promised.removeAll(OUT_OF_REACH.keySet());
    assertThat(seen).containsAll(promised);
  }

  private static Set<String> namesOfMethods() {
    try (var hall = Hall.open()) {
      return hall.house().methods().stream()
          .map(spec -> spec.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
