package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Compares events with the contract's examples: the same keys in the same order, and the same
/// values where a value does not depend on the portal.
final class Golden {
  /// Keys whose values are the same on every portal.
  private static final Set<String> FIXED =
      Set.of(
          "event",
          "MESSAGE_TYPE",
          "CHAT_TYPE",
          "SYSTEM",
          "PUSH",
          "PUSH_IMPORTANT",
          "RECENT_SKIP_AUTHOR",
          "CONVERT",
          "SKIP_COMMAND",
          "SKIP_COUNTER_INCREMENTS",
          "SILENT_CONNECTOR",
          "SKIP_CONNECTOR",
          "IMPORTANT_CONNECTOR",
          "NO_SESSION_OL",
          "FAKE_RELATION",
          "SKIP_URL_INDEX",
          "COMMAND_CONTEXT",
          "CHAT_USER_COUNT",
          "PLATFORM_CONTEXT",
          "CHAT_EXTRANET",
          "CHAT_CAN_POST",
          "CHAT_PARENT_ID",
          "CHAT_PARENT_MID",
          "SKIP_USER_CHECK",
          "RECENT_ADD",
          "ACCESS_HISTORY",
          "IS_BOT",
          "IS_CONNECTOR",
          "IS_NETWORK",
          "IS_EXTRANET",
          "expires_in");

  /// What the examples of applications' events leave out and those of bots' events have: which
  /// binding was told, until when the token lives, and whose it is.
  private static final Set<String> LEFT_OUT =
      Set.of("/event_handler_id", "/auth/expires", "/auth/user_id");

  private Golden() {}

  /// Fails unless the event has exactly the example's keys in its order, and its fixed values.
  static void isLike(Event event, JsonNode example) {
    isForm(event);
    assertThat(keys("", event.tree())).isEqualTo(keys("", example));
    assertThat(fixed("", event.tree())).isEqualTo(fixed("", example));
  }

  /// The same for an event of an application, whose example leaves out what is said here.
  static void isOfApplication(Event event) {
    isForm(event);
    var example = (ObjectNode) Contract.event(event.name()).get("example");
    if (example.get("auth").isEmpty()) { // the page of ONAPPTEST does not show what is in it
      example.set("auth", Contract.event("ONUSERADD").at("/example/auth"));
    }
    var promised = keys("", example);
    var sent = keys("", event.tree());
    sent.removeIf(key -> LEFT_OUT.contains(key) && !promised.contains(key));
    assertThat(sent).isEqualTo(promised);
    assertThat(fixed("", event.tree())).isEqualTo(fixed("", example));
    assertThat(event.text("event_handler_id")).matches("[1-9][0-9]*");
  }

  /// The keys of all examples of an event, with those above them.
  static Set<String> examples(JsonNode event) {
    var shown = new HashSet<>(keys("", event.get("example")));
    event.path("more_examples").forEach(more -> shown.addAll(keys("", more.get("payload"))));
    return shown;
  }

  private static void isForm(Event event) {
    assertThat(event.headers().get("content-type")).startsWith("application/x-www-form-urlencoded");
  }

  /// Every key with those above it, in order; a key that is an id is called so. What has nothing in
  /// it is nothing in a form.
  private static List<String> keys(String above, JsonNode node) {
    var found = new ArrayList<String>();
    for (var entry : node.properties()) {
      var value = entry.getValue();
      var key = above + "/" + entry.getKey().replaceAll("^[0-9]+$", "{id}");
      if (!value.isContainer() || !value.isEmpty()) {
        found.add(key);
      }
      if (value.isArray()) {
        value.forEach(item -> found.add(key + "/{id}"));
      }
      found.addAll(keys(key, value));
    }
    return found;
  }

  private static Map<String, String> fixed(String above, JsonNode node) {
    var found = new LinkedHashMap<String, String>();
    for (var entry : node.properties()) {
      var key = above + "/" + entry.getKey().replaceAll("^[0-9]+$", "{id}");
      if (FIXED.contains(entry.getKey())) {
        found.put(key, entry.getValue().asString());
      }
      found.putAll(fixed(key, entry.getValue()));
    }
    return found;
  }
}
