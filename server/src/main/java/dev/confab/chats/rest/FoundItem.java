package dev.confab.chats.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.people.rest.UserCard;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One dialog of the search history: a user or a chat.
/// (api-reference/chats/search/im-search-last-get.md)
@Keys(Keys.Spelling.LOWER_SNAKE)
@JsonInclude(JsonInclude.Include.NON_NULL)
record FoundItem(
    @Doc("`chat{id}`, or the user's id as a number.") JsonNode id,
    @Doc("`user` or `chat`.") String type,
    @Doc("The picture.") Avatar avatar,
    @Doc("The chat's title or the user's name.") String title,
    @Doc("The user, of a private dialog.") @Nullable UserCard user,
    @Doc("The chat, of a group.") @Nullable ChatShown chat) {

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Avatar(
      @Doc("Address of the picture, or empty.") String url,
      @Doc("Colour, as a hex code.") String color) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record ChatShown(
      @Doc("The chat.") ChatId id,
      @Doc("Its title.") String name,
      @Doc("Who owns it.") UserId owner,
      @Doc("Whether somebody from outside is in it.") boolean extranet,
      @Doc("Address of its picture, or empty.") String avatar,
      @Doc("Its colour, as a hex code.") String color,
      @Doc("`chat`, `open`, or what kind of thing it belongs to.") String type,
      @Doc("What kind of thing it belongs to.") String entityType,
      @Doc("Which thing.") String entityId,
      @Doc("More about the thing.") @Key("entity_data_1") String entityData1,
      @Doc("More about the thing.") @Key("entity_data_2") String entityData2,
      @Doc("More about the thing.") @Key("entity_data_3") String entityData3,
      @Doc("The caller, if he muted it.") JsonNode muteList,
      @Doc("When it was made.") String dateCreate,
      @Doc("Its kind as a letter.") String messageType) {}

  static FoundItem of(UserCard user) {
    return new FoundItem(
        Json.tree(user.id()),
        "user",
        new Avatar(user.avatar(), user.color()),
        user.name(),
        user,
        null);
  }

  /// The chat as its card shows it, so that it is the same one everywhere.
  static FoundItem of(ChatCard card) {
    return new FoundItem(
        Json.tree("chat" + card.id()),
        "chat",
        new Avatar(card.avatar(), card.color()),
        card.name(),
        null,
        new ChatShown(
            card.id(),
            card.name(),
            card.owner(),
            card.extranet(),
            card.avatar(),
            card.color(),
            card.type(),
            card.entityType(),
            card.entityId(),
            card.entityData1(),
            card.entityData2(),
            card.entityData3(),
            card.muteList(),
            card.dateCreate(),
            card.messageType()));
  }
}
