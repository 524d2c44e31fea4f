package dev.confab.delivery.rest.v2;

import dev.confab.basics.FormWriter;
import dev.confab.delivery.BadData;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The data of an event of the second generation, as it is handed out: the addresses of pictures,
/// which are stored without the server's own, are whole.
public final class SecondData {
  private static final List<String> WITH_PICTURE = List.of("user", "chat");

  private SecondData() {}

  /// The data with their types, as a bot fetches them.
  ///
  /// @param base where the portal is reached, without a slash at its end
  public static ObjectNode of(String stored, String base) {
    var data = BadData.object(stored);
    for (var key : WITH_PICTURE) {
      var avatar = data.path(key).path("avatar").asString("");
      if (avatar.startsWith("/")) {
        ((ObjectNode) data.get(key)).put("avatar", base + avatar);
      }
    }
    return data;
  }

  /// Writes data as they are posted: every value is a text, and null is an empty one.
  static void write(FormWriter form, JsonNode data) {
    if (data.isObject()) {
      for (var part : data.properties()) {
        int mark = form.enter(part.getKey());
        write(form, part.getValue());
        form.leave(mark);
      }
    } else if (data.isArray()) {
      for (int i = 0; i < data.size(); i++) {
        int mark = form.enter(i);
        write(form, data.get(i));
        form.leave(mark);
      }
    } else if (data.isBoolean()) {
      form.value(data.asBoolean() ? "1" : "0");
    } else {
      form.value(data.isNull() ? "" : data.asString());
    }
  }
}
