package dev.confab.chats;

import dev.confab.basics.Keys;
import java.util.Map;

/// What may be done in a chat, whoever does it: chats of some entities take their looks or their
/// members from the entity. The names are those of the wire.
@Keys(Keys.Spelling.LOWER_SNAKE)
public record Restrictions(
    boolean avatar,
    boolean rename,
    boolean extend,
    boolean call,
    boolean mute,
    boolean leave,
    boolean leaveOwner,
    boolean send,
    boolean userList) {

  /// The entity of the chat everybody of a portal is in.
  public static final String GENERAL = "GENERAL";

  /// The entity of the chat of a workgroup.
  public static final String WORKGROUP = "SONET_GROUP";

  private static final Restrictions NONE =
      new Restrictions(true, true, true, true, true, true, true, true, true);
  private static final Restrictions DIALOG =
      new Restrictions(false, false, true, true, true, false, false, true, true);
  private static final Restrictions DISCUSSION =
      new Restrictions(false, false, true, true, true, true, false, true, true);
  private static final Restrictions BOUND =
      new Restrictions(false, false, false, true, true, false, false, true, true);

  private static final Map<String, Restrictions> OF_ENTITY =
      Map.of(
          "CRM",
          DISCUSSION,
          "CALENDAR",
          DISCUSSION,
          "MAIL",
          DISCUSSION,
          "TASKS",
          DISCUSSION,
          WORKGROUP,
          BOUND,
          GENERAL,
          BOUND,
          "ANNOUNCEMENT",
          new Restrictions(true, true, false, true, true, false, false, true, true),
          "LIVECHAT",
          new Restrictions(false, false, false, false, false, false, false, true, true));

  static Restrictions of(Chat chat) {
    return chat.isPrivate() ? DIALOG : OF_ENTITY.getOrDefault(chat.entityType(), NONE);
  }
}
