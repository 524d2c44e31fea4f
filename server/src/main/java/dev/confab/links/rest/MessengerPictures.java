package dev.confab.links.rest;

import static java.util.Objects.requireNonNullElse;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.links.Pictures;
import dev.confab.messages.Messages;
import dev.confab.notifications.Notifications;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Says where this server shows the pictures of other servers that stand in messages and
/// notifications. Ours alone: the original lets its pages load them from everywhere.
final class MessengerPictures implements RestMethod<MessengerPictures.Params, List<String>> {
  /// Pictures asked for at once.
  static final int MAX = 100;

  private static final String NONE = "";

  private final @Nullable Pictures pictures;
  private final Messages messages;
  private final Notifications notifications;

  MessengerPictures(@Nullable Pictures pictures, Messages messages, Notifications notifications) {
    this.pictures = pictures;
    this.messages = messages;
    this.notifications = notifications;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(@Doc("The pictures, 100 at most.") @Nullable List<Asked> pictures) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Asked(
      @Doc("The message or notification it stands in.") @Nullable MessageId messageId,
      @Doc("Its address, letter by letter as it stands there.") @Nullable String address) {}

  /// What somebody wrote, as far as a caller may read it.
  private record Written(String text, @Nullable JsonNode params) {
    static final Written NOTHING = new Written("", null);

    static Written of(String text, @Nullable String params) {
      return new Written(text, params == null ? null : Json.parse(params));
    }

    boolean holds(String address) {
      var place = new Place(address);
      return place.isIn(text) || (params != null && holds(params, place));
    }

    private static boolean holds(JsonNode node, Place place) {
      return node.isString()
          ? place.isIn(node.asString())
          : node.values().stream().anyMatch(inside -> holds(inside, place));
    }
  }

  @Override
  public MethodSpec<Params, List<String>> spec() {
    return MethodSpec.<Params, List<String>>reading(
            "confab.messenger.pictures", Params.class, List.class)
        .needs(Scope.CONFAB);
  }

  @Override
  public List<String> handle(Call call, Params asked) {
    var written = new HashMap<MessageId, Written>();
    return requireNonNullElse(asked.pictures(), List.<Asked>of()).stream()
        .limit(MAX)
        .map(one -> path(call, written, one))
        .toList();
  }

  private String path(Call call, Map<MessageId, Written> known, Asked asked) {
    var id = asked.messageId();
    var address = requireNonNullElse(asked.address(), "");
    if (pictures == null || id == null || address.isEmpty()) {
      return NONE;
    }
    var path = pictures.path(call.caller().portal(), address); // none of what is long or no address
    return path != null && known.computeIfAbsent(id, any -> written(call, any)).holds(address)
        ? path
        : NONE;
  }

  private Written written(Call call, MessageId id) {
    var me = call.caller().user();
    var seen = messages.seenBy(call.reads(), me, id);
    if (seen != null && !seen.message().isDeleted()) {
      return Written.of(seen.message().text(), seen.message().params());
    }
    var notice = notifications.find(call.reads(), me, id);
    return notice == null ? Written.NOTHING : Written.of(notice.text(), notice.params());
  }
}
