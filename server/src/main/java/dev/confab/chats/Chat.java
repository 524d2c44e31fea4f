package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.FileId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A chat as its members see it.
///
/// @param color the name of its colour, for example `MINT`
/// @param low the user with the lesser id of a private chat; null in a group
/// @param high the other one
/// @param lastMessage the newest message; null while there is none
/// @param messageCount messages ever posted here
public record Chat(
    ChatId id,
    ChatType type,
    String title,
    String description,
    String color,
    @Nullable FileId avatar,
    UserId author,
    UserId owner,
    String entityType,
    String entityId,
    @Nullable UserId low,
    @Nullable UserId high,
    @Nullable MessageId lastMessage,
    long messageCount,
    Instant created,
    Instant updated) {
  private static final Set<String> CLOSED_ENTITIES = Set.of("ANNOUNCEMENT", "LIVECHAT");

  /// Whether this is a dialog of two.
  public boolean isPrivate() {
    return type == ChatType.PRIVATE;
  }

  /// The other user of a private chat.
  public UserId counterpart(UserId me) {
    if (low == null || high == null) {
      throw new IllegalStateException("a group chat has no counterpart");
    }
    return low.equals(me) ? high : low;
  }

  /// What this member calls the chat.
  public DialogId dialogFor(UserId me) {
    return isPrivate() ? new DialogId.WithUser(counterpart(me)) : new DialogId.InChat(id);
  }

  /// Whether users may be added by hand; chats of some entities take their members from the entity.
  public boolean takesMembers() {
    return !CLOSED_ENTITIES.contains(entityType);
  }

  /// With one message less; `last` is the newest that is left.
  Chat without(@Nullable MessageId last) {
    return counted(last, Math.max(0, messageCount - 1), updated);
  }

  Chat after(MessageId message, Instant now) {
    return counted(message, messageCount + 1, now);
  }

  private Chat counted(@Nullable MessageId last, long count, Instant changed) {
    return new Chat(
        id,
        type,
        title,
        description,
        color,
        avatar,
        author,
        owner,
        entityType,
        entityId,
        low,
        high,
        last,
        count,
        created,
        changed);
  }
}
