package dev.confab.chats.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.UserId;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.chats.Restrictions;
import dev.confab.chats.Upkeep;
import dev.confab.sql.Tx;

/// What the methods have in common that say who runs a chat.
public final class Lead {
  private final Chats chats;
  private final Upkeep upkeep;

  /// Changes who runs these chats.
  public Lead(Chats chats, Upkeep upkeep) {
    this.chats = chats;
    this.upkeep = upkeep;
  }

  /// Makes a member the owner of a group.
  public void handOver(Tx tx, UserId by, ChatId id, UserId user) {
    var chat = chats.find(tx, id);
    var fixed =
        chat != null && (chat.isPrivate() || chat.entityType().equals(Restrictions.WORKGROUP));
    ChatError.ACTION_UNAVAILABLE.unless(!fixed);
    if (chat == null || !upkeep.mayHandOver(tx, chat, user, by)) {
      throw ChatError.OWNER_DENIED.refuse();
    }
    upkeep.handOver(tx, chat, user, by);
  }

  /// Makes a member a manager of a group, or ends it.
  public void setManager(Tx tx, UserId by, ChatId id, UserId user, boolean manager) {
    var chat = chats.find(tx, id);
    if (chat == null || !upkeep.isOwnedBy(tx, chat, by) || !chats.isMember(tx, chat, user)) {
      throw ChatError.MANAGER_DENIED.refuse();
    }
    upkeep.setManager(tx, chat, user, manager);
  }
}
