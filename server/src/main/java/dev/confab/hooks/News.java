package dev.confab.hooks;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What happened.
///
/// @param actor who caused it; null when nobody did
/// @param about names the object it happened to, for example `user/12`: of the same object a queue
///   keeps the latest news
/// @param data the `data` of the wire, without tokens
/// @param message the message it tells of; null when it tells of none
public record News(
    HookEvent event,
    @Nullable UserId actor,
    String about,
    ObjectNode data,
    @Nullable MessageId message) {

  /// News that tell of no message.
  public News(HookEvent event, @Nullable UserId actor, String about, ObjectNode data) {
    this(event, actor, about, data, null);
  }
}
