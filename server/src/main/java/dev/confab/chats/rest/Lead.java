package dev.confab.chats.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.chats.Restrictions;
import dev.confab.chats.Role;
import dev.confab.chats.Upkeep;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;

/// What the methods have in common that say who runs a chat.
final class Lead {
  private final Chats chats;
  private final Upkeep upkeep;

  Lead(Chats chats, Upkeep upkeep) {
    this.chats = chats;
    this.upkeep = upkeep;
  }

  void handOver(Tx tx, UserId by, ChatId id, UserId user) {
    var chat = chats.find(tx, id);
    var fixed =
        chat != null && (chat.isPrivate() || chat.entityType().equals(Restrictions.WORKGROUP));
    ChatError.ACTION_UNAVAILABLE.unless(!fixed);
    if (chat == null || !owns(tx, chat, by) || !chats.isMember(tx, chat, user)) {
      throw ChatError.OWNER_DENIED.refuse();
    }
    upkeep.handOver(tx, chat, user, by);
  }

  void setManager(Tx tx, UserId by, ChatId id, UserId user, boolean manager) {
    var chat = chats.find(tx, id);
    if (chat == null || !owns(tx, chat, by) || !chats.isMember(tx, chat, user)) {
      throw ChatError.MANAGER_DENIED.refuse();
    }
    // an owner manages in any case
    upkeep.setManager(tx, chat, user, manager || user.equals(chat.owner()));
  }

  private boolean owns(Tx tx, @Nullable Chat chat, UserId by) {
    return chat != null && !chat.isPrivate() && chats.role(tx, chat, by) == Role.OWNER;
  }
}
