package dev.confab.notifications.rest;

import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/// What came of an answer.
record Handled(
    @Doc("What to tell the user, a list of texts; false: nobody took the answer.")
        @Key("result_message")
        JsonNode message) {

  static Handled of(@Nullable String text) {
    return new Handled(text == null ? BooleanNode.FALSE : Json.tree(List.of(text)));
  }
}
