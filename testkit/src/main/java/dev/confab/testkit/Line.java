package dev.confab.testkit;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How a client reaches the server: an address, and what every call carries along.
///
/// @param prefix the path before the method's name
/// @param always parameters of every call
/// @param headers names and values, one after the other
record Line(Hall hall, String prefix, Map<String, String> always, String... headers)
    implements Client {
  static Line webhook(Hall hall, long user, String code) {
    return new Line(hall, "/rest/" + user + "/" + code + "/", Map.of());
  }

  static Line token(Hall hall, String accessToken) {
    return new Line(hall, "/rest/", Map.of("auth", accessToken));
  }

  static Line session(Hall hall, String cookie) {
    return new Line(hall, "/rest/", Map.of(), "Cookie", cookie);
  }

  @Override
  public Reply call(String method, Map<String, ?> params) {
    var all = new LinkedHashMap<String, Object>(always);
    all.putAll(params);
    var form = hall.speaksForms() ? form(Json.tree(all)) : null;
    if (form != null) {
      return hall.post(prefix + method, "application/x-www-form-urlencoded", form, headers);
    }
    return hall.post(prefix + method, "application/json", Json.write(all), headers);
  }

  @Override
  public Reply callForm(String method, String form) {
    var all = new StringBuilder(form);
    always.forEach(
        (name, value) ->
            all.append(all.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(PhpForm.encode(value)));
    return hall.post(prefix + method, "application/x-www-form-urlencoded", all.toString(), headers);
  }

  /// The same parameters as a form, as PHP's `http_build_query` writes them; null where a form
  /// cannot say the same.
  private static @Nullable String form(JsonNode params) {
    var isSayable =
        params instanceof ObjectNode all
            && all.propertyStream().allMatch(one -> isName(one.getKey()))
            && all.valueStream().allMatch(Line::isSayable);
    return isSayable ? PhpForm.write((ObjectNode) params) : null;
  }

  /// PHP makes other names of those with dots, spaces and brackets.
  private static boolean isName(String name) {
    return name.matches("[^.\\[\\] ]+");
  }

  /// There is no null in a form, no empty list and no half of a character.
  private static boolean isSayable(JsonNode value) {
    if (value.isContainer()) {
      return !value.isEmpty()
          && value.valueStream().allMatch(Line::isSayable)
          && value.propertyStream().noneMatch(one -> one.getKey().matches("|.*[\\[\\]].*"));
    }
    return !value.isNull()
        && (!value.isString() || StandardCharsets.UTF_8.newEncoder().canEncode(value.asString()));
  }
}
