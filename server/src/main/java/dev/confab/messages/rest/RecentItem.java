package dev.confab.messages.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.chats.rest.ChatCard;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One line of the recent list.
@Keys(Keys.Spelling.LOWER_SNAKE)
record RecentItem(
    @Doc("`chat{id}`, or the user's id as a number.") JsonNode id,
    ChatId chatId,
    String type,
    Avatar avatar,
    String title,
    Last message,
    long counter,
    long lastId,
    boolean pinned,
    boolean unread,
    boolean hasReminder,
    String dateUpdate,
    String dateLastActivity,
    ChatCard chat,
    Object user,
    List<JsonNode> options) {

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Avatar(String url, String color) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Last(
      long id,
      String text,
      boolean file,
      long authorId,
      boolean attach,
      @Nullable Long sticker,
      String date,
      String status,
      @Nullable String uuid) {

    /// In the place of a message where nobody has written yet: clients read its fields unasked.
    static Last none(String chatCreated) {
      return new Last(0, "", false, 0, false, null, chatCreated, "received", null);
    }
  }
}
