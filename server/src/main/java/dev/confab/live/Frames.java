package dev.confab.live;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What goes over the socket. (docs/live.md)
final class Frames {
  private Frames() {}

  static byte[] hello(
      String epoch,
      long next,
      boolean resumed,
      UserId user,
      Collection<UserId> online,
      boolean crowd) {
    var frame = Json.mapper().createObjectNode();
    frame.put("type", "hello");
    frame.put("epoch", epoch);
    frame.put("next", next);
    frame.put("resumed", resumed);
    frame.put("user", user.value());
    put(frame, "online", online);
    frame.put("crowd", crowd);
    return bytes(frame);
  }

  /// So many are there that nobody is told who comes and goes any more.
  static byte[] crowd() {
    return crowd(true, List.of());
  }

  /// Pages are told again who comes and goes, and who is there now.
  static byte[] calm(Collection<UserId> online) {
    return crowd(false, online);
  }

  private static byte[] crowd(boolean crowd, Collection<UserId> online) {
    var data = Json.mapper().createObjectNode().put("crowd", crowd);
    put(data, "online", online);
    return unnumbered("crowd", data);
  }

  /// Who is there of those who were asked for.
  static byte[] present(Collection<UserId> asked, Collection<UserId> online) {
    var data = Json.mapper().createObjectNode();
    put(data, "asked", asked);
    put(data, "online", online);
    return unnumbered("present", data);
  }

  private static void put(ObjectNode into, String name, Collection<UserId> users) {
    var list = into.putArray(name);
    users.forEach(one -> list.add(one.value()));
  }

  /// What holds for the moment: whoever comes back is not told of it, or greeted with it.
  static byte[] unnumbered(String type, JsonNode data) {
    var frame = Json.mapper().createObjectNode().put("type", type);
    frame.set("data", data);
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
