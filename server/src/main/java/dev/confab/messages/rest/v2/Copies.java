package dev.confab.messages.rest.v2;

import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;
import static dev.confab.messages.MessageV2Error.SENDING_FAILED;

import dev.confab.basics.MessageId;
import dev.confab.basics.Said;
import dev.confab.chats.rest.v2.Door;
import dev.confab.messages.Forwarding;
import dev.confab.messages.Message;
import dev.confab.sql.Tx;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `forwardIds`: messages to forward, each under the name its copy is to have; in a list, under its
/// place there, because names that are numbers come as a list out of a form.
final class Copies {
  private final Forwarding forwarding;

  Copies(Forwarding forwarding) {
    this.forwarding = forwarding;
  }

  /// The messages to forward by the names of their copies. Refuses more than there may be, and what
  /// is neither a list nor a map: nothing would be forwarded.
  static SequencedMap<String, JsonNode> named(@Nullable JsonNode asked) {
    var named = new LinkedHashMap<String, JsonNode>();
    if (asked == null || Said.nothing(asked)) {
      return named;
    }
    SENDING_FAILED.unless(asked.isContainer() && asked.size() <= Forwarding.MESSAGES_MAX);
    if (asked.isObject()) {
      asked.properties().forEach(one -> named.put(one.getKey(), one.getValue()));
    } else {
      asked.forEach(one -> named.put(Integer.toString(named.size()), one));
    }
    return named;
  }

  /// Posts a copy. Refuses what the bot does not see, and what nobody can forward.
  ///
  /// @param more what the copy has beside what the message shows
  MessageId make(Tx tx, Door.Place place, JsonNode asked, ObjectNode more) {
    var message = original(tx, place, asked);
    SENDING_FAILED.unless(Forwarding.isForwardable(message));
    return forwarding.forward(tx, place.me(), place.chat(), message, more);
  }

  private Message original(Tx tx, Door.Place place, JsonNode asked) {
    var id = asked.asString("").strip();
    var number = id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
    var message = number == 0 ? null : forwarding.seen(tx, place.me(), new MessageId(number));
    if (message == null) {
      throw ACCESS_DENIED.refuse();
    }
    return message;
  }
}
