package dev.confab.live;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import tools.jackson.databind.JsonNode;

/// What goes over the socket. (docs/live.md)
final class Frames {
  private Frames() {}

  static byte[] hello(
      String epoch, long next, boolean resumed, UserId user, Collection<UserId> online) {
    var frame = Json.mapper().createObjectNode();
    frame.put("type", "hello");
    frame.put("epoch", epoch);
    frame.put("next", next);
    frame.put("resumed", resumed);
    frame.put("user", user.value());
    var list = frame.putArray("online");
    online.forEach(one -> list.add(one.value()));
    return bytes(frame);
  }

  static byte[] beat(long last) {
    var frame = Json.mapper().createObjectNode();
    frame.put("n", last);
    frame.put("type", "beat");
    return bytes(frame);
  }

  static byte[] event(long number, String type, JsonNode data) {
    var frame = Json.mapper().createObjectNode();
    frame.put("n", number);
    frame.put("type", type);
    frame.set("data", data);
    return bytes(frame);
  }

  private static byte[] bytes(JsonNode frame) {
    return Json.write(frame).getBytes(StandardCharsets.UTF_8);
  }
}
