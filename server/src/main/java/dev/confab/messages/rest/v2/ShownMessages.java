package dev.confab.messages.rest.v2;

import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.FurthestReaders;
import dev.confab.chats.Member;
import dev.confab.messages.ForwardedFrom;
import dev.confab.messages.Message;
import dev.confab.messages.Reaction;
import dev.confab.messages.Reactions;
import dev.confab.people.People;
import dev.confab.people.rest.v2.ShownUser;
import dev.confab.people.rest.v2.ShownUsers;
import dev.confab.rpc.Call;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes what the second generation shows of messages, with what that needs from other rooms.
public final class ShownMessages {
  private final Chats chats;
  private final Reactions reactions;
  private final People people;
  private final ShownUsers users;
  private final Function<PortalId, ZoneId> zones;

  /// Messages shown with these.
  public ShownMessages(
      Chats chats,
      Reactions reactions,
      People people,
      ShownUsers users,
      Function<PortalId, ZoneId> zones) {
    this.chats = chats;
    this.reactions = reactions;
    this.people = people;
    this.users = users;
    this.zones = zones;
  }

  /// Messages of one chat as a member finds them, in their order.
  List<ShownMessage> of(Call call, Chat chat, Member reader, List<Message> messages) {
    var zone = zones.apply(call.caller().portal());
    var ids = messages.stream().map(Message::id).toList();
    var put = reactions.of(call.reads(), ids);
    var readers = chats.furthestReaders(call.reads(), chat, ids);
    return messages.stream()
        .map(
            message -> of(message, reader, zone, readers, put.getOrDefault(message.id(), Map.of())))
        .toList();
  }

  /// Who wrote these messages.
  List<ShownUser> authors(Call call, Collection<Message> messages) {
    var ids = messages.stream().map(Message::author).filter(Objects::nonNull).distinct().toList();
    return users.of(call, people.find(call.reads(), ids));
  }

  private static ShownMessage of(
      Message message,
      Member reader,
      ZoneId zone,
      FurthestReaders readers,
      Map<Reaction, List<UserId>> put) {
    var author = message.author();
    var id = message.id().value();
    var params = params(message, put);
    var quiet = params.path("NOTIFY").asString("").equals("N");
    var viewed = quiet || id <= reader.lastRead() || reader.user().equals(author);
    return new ShownMessage(
        message.id(),
        message.chat(),
        author == null ? 0 : author.value(),
        Json.TIME.format(message.created().atZone(zone)),
        message.text(),
        author == null,
        author == null ? "" : message.uuid(),
        forward(params, zone),
        params,
        readers.haveSeen(message.id(), message.sender()),
        !viewed,
        viewed);
  }

  private static ObjectNode params(Message message, Map<Reaction, List<UserId>> put) {
    var params =
        message.params() == null
            ? Json.mapper().createObjectNode()
            : (ObjectNode) Json.parse(message.params());
    if (put.containsKey(Reaction.LIKE)) {
      list(params.putArray("LIKE"), put.get(Reaction.LIKE));
    }
    if (!put.isEmpty()) {
      var all = params.putObject("REACTION");
      put.forEach((reaction, by) -> list(all.putArray(reaction.word()), by));
    }
    return params;
  }

  private static void list(ArrayNode into, List<UserId> users) {
    users.forEach(user -> into.add(user.value()));
  }

  private static ShownMessage.@Nullable Source forward(JsonNode params, ZoneId zone) {
    var origin = ForwardedFrom.of(params);
    return origin == null
        ? null
        : new ShownMessage.Source(
            origin.message(),
            origin.author(),
            origin.chat(),
            Json.TIME.format(origin.posted().atZone(zone)));
  }
}
