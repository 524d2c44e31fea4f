package dev.confab.chats.rest;

import dev.confab.basics.UserId;
import dev.confab.chats.Announcer;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatDraft;
import dev.confab.chats.ChatType;
import dev.confab.chats.Chats;
import dev.confab.files.Files;
import dev.confab.sql.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What im.chat.add and imbot.chat.add have in common: the same fields, with another author.
public final class NewChat {
  private final Chats chats;
  private final Files files;
  private final Announcer announcer;

  /// Makes them among these chats.
  public NewChat(Chats chats, Files files, Announcer announcer) {
    this.chats = chats;
    this.files = files;
    this.announcer = announcer;
  }

  /// What a caller says of the chat.
  ///
  /// @param owner who owns it instead of its author; null: the author does
  public record Asked(
      List<UserId> users,
      String type,
      @Nullable String title,
      String description,
      @Nullable String color,
      String message,
      @Nullable JsonNode avatar,
      String entityType,
      String entityId,
      @Nullable UserId owner) {}

  /// Makes the chat, and says the first word in it.
  public Chat make(Tx tx, UserId author, Asked asked) {
    var draft =
        new ChatDraft(
            asked.type().equalsIgnoreCase("OPEN") ? ChatType.OPEN : ChatType.GROUP,
            asked.title(),
            asked.description(),
            asked.color(),
            files.storeImageOrNone(tx, asked.avatar()),
            author,
            asked.owner(),
            asked.entityType(),
            asked.entityId(),
            asked.users().stream().limit(Chats.USERS_MAX).toList());
    var chat = chats.create(tx, draft);
    if (!asked.message().isBlank()) {
      announcer.announce(tx, chat, author, asked.message());
    }
    return chat;
  }
}
