package dev.confab.chats.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.chats.Upkeep;
import dev.confab.files.Files;
import dev.confab.files.SentFile;
import dev.confab.people.Color;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the methods of persons and of bots that change a chat's looks have in common.
public final class Facelift {
  private static final byte[] NO_IMAGE = {};

  private final Chats chats;
  private final Files files;
  private final Upkeep upkeep;

  /// Changes the looks of these chats.
  public Facelift(Chats chats, Files files, Upkeep upkeep) {
    this.chats = chats;
    this.files = files;
    this.upkeep = upkeep;
  }

  /// Gives a group another title.
  public void rename(Tx tx, UserId by, ChatId id, String title) {
    ChatError.TITLE_EMPTY.unless(!title.isBlank());
    var chat = chats.groupOf(tx, by, id);
    ChatError.TITLE_FIXED.unless(chat.restrictions().rename());
    upkeep.rename(tx, chat, title, by);
  }

  void describe(Tx tx, UserId by, ChatId id, String description) {
    var chat = chats.groupOf(tx, by, id);
    ChatError.TITLE_FIXED.unless(chat.restrictions().rename());
    upkeep.describe(tx, chat, description);
  }

  /// Gives a group the colour of this name.
  public void paint(Tx tx, UserId by, ChatId id, String name) {
    var chat = chats.find(tx, id) == null ? null : chats.groupOf(tx, by, id);
    var color = Color.named(name);
    if (color == null) {
      throw ChatError.COLOR_UNKNOWN.refuse();
    }
    // the colour of a chat that was given none is not set: it may be given that one
    if (chat == null || chat.look().color().equals(color.name())) {
      throw ChatError.COLOR_SAME.refuse();
    }
    upkeep.paint(tx, chat, color, by);
  }

  /// Gives a group another picture, sent as Base64.
  public void picture(Tx tx, UserId by, ChatId id, @Nullable JsonNode avatar) {
    var chat = chats.find(tx, id);
    if (chat != null) {
      checkPicture(tx, chat, by);
    }
    var bytes = SentFile.bytesOf(avatar);
    var picture = files.storeImage(tx, bytes == null ? NO_IMAGE : bytes);
    if (chat == null) {
      throw ChatError.NO_SUCH_CHAT.refuse();
    }
    upkeep.picture(tx, chat, picture, by);
  }

  private void checkPicture(Tx tx, Chat chat, UserId by) {
    ChatError.AVATAR_DENIED.unless(chats.isMember(tx, chat, by));
    ChatError.ACTION_UNAVAILABLE.unless(!chat.isPrivate());
    ChatError.AVATAR_FIXED.unless(chat.restrictions().avatar());
  }
}
