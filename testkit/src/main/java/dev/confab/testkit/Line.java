package dev.confab.testkit;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import java.util.LinkedHashMap;
import java.util.Map;

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
}
