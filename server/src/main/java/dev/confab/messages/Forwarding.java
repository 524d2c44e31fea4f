package dev.confab.messages;

import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.sql.Tx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Says in one chat what was said in another. A copy names where it came from; a copy of a copy
/// names where the first one came from.
public final class Forwarding {
  /// Most messages forwarded by one call.
  public static final int MESSAGES_MAX = 100;

  /// What of a message is shown in its copies. Buttons and menus are not: they belong to a dialog.
  private static final List<String> KEPT = List.of("ATTACH", "FILE_ID");

  /// Hears of copies, in the transaction in which they are made.
  @FunctionalInterface
  public interface Listener {
    /// `copy` stands in `chat` and shows what `original` showed.
    void copied(Tx tx, Message original, MessageId copy, Chat chat, UserId by);
  }

  private final Messages messages;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  Forwarding(Messages messages) {
    this.messages = messages;
  }

  /// Lets the rooms hear that keep what messages show.
  public void onForward(Listener listener) {
    listeners.add(listener);
  }

  /// The message, where this user sees it and there is something to forward; null otherwise.
  public @Nullable Message open(Tx tx, UserId by, MessageId id) {
    var seen = seen(tx, by, id);
    return seen == null || !isForwardable(seen) ? null : seen;
  }

  /// The message, where this user sees it; null otherwise.
  public @Nullable Message seen(Tx tx, UserId by, MessageId id) {
    var seen = messages.seenBy(tx, by, id);
    return seen == null ? null : seen.message();
  }

  /// Whether somebody said it and it was not taken back: what the system says belongs to its chat.
  public static boolean isForwardable(Message message) {
    return !message.isDeleted() && message.author() != null;
  }

  /// Posts a copy of a message that was opened.
  public MessageId forward(Tx tx, UserId by, Chat to, Message message) {
    return forward(tx, by, to, message, Json.mapper().createObjectNode());
  }

  /// The same.
  ///
  /// @param more checked `REPLY_ID` and `KEYBOARD` of the copy itself
  public MessageId forward(Tx tx, UserId by, Chat to, Message message, ObjectNode more) {
    var params = kept(message);
    params.setAll(more);
    var first = message.params() == null ? null : ForwardedFrom.of(Json.parse(message.params()));
    (first == null ? ForwardedFrom.of(message) : first).write(params);
    return copy(tx, message, new Draft(by, to, message.text(), false, params, false));
  }

  /// Posts other words with what a message shows beside its own.
  MessageId repeat(Tx tx, UserId by, Chat to, Message message, String text) {
    return copy(tx, message, new Draft(by, to, text, false, kept(message), false));
  }

  private MessageId copy(Tx tx, Message message, Draft draft) {
    var copy = messages.post(tx, draft);
    listeners.forEach(listener -> listener.copied(tx, message, copy, draft.chat(), draft.author()));
    return copy;
  }

  private static ObjectNode kept(Message message) {
    var params = Json.mapper().createObjectNode();
    var known = message.params() == null ? null : Json.parse(message.params());
    if (known != null) {
      KEPT.stream().filter(known::has).forEach(key -> params.set(key, known.get(key)));
    }
    return params;
  }
}
