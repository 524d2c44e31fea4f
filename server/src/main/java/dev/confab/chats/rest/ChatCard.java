package dev.confab.chats.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.chats.Restrictions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A chat as the results of `im.*` show one to a member. (chat-bots/outdated/chats/fields.md)
@Keys(Keys.Spelling.LOWER_SNAKE)
public record ChatCard(
    @Doc("The chat.") ChatId id,
    @Doc("Always 0: there are no comments.") long parentChatId,
    @Doc("Always 0: there are no comments.") long parentMessageId,
    @Doc("Its title.") String name,
    @Doc("Who owns it.") UserId owner,
    @Doc("Whether somebody from outside the company is in it.") boolean extranet,
    @Doc("Always false: there are no collabs.") boolean containsCollaber,
    @Doc("Address of its picture, or empty.") String avatar,
    @Doc("Its colour, as a hex code.") String color,
    @Doc("`chat`, `open`, `private`, or what it is tied to.") String type,
    @Doc("What it is tied to.") String entityType,
    @Doc("Which one of those.") String entityId,
    @Doc("Always empty.") @Key("entity_data_1") String entityData1,
    @Doc("Always empty.") @Key("entity_data_2") String entityData2,
    @Doc("Always empty.") @Key("entity_data_3") String entityData3,
    @Doc("The caller, if he muted it.") JsonNode muteList,
    @Doc("Who manages it, the owner included.") List<UserId> managerList,
    @Doc("When it was made.") String dateCreate,
    @Doc("`P`, `C` or `O`.") String messageType,
    @Doc("How many are in it.") long userCounter,
    @Doc("What may be done in it.") Restrictions restrictions,
    @Doc("What the caller is in it.") String role,
    @Doc("Whether one can write in it.") boolean textFieldEnabled,
    @Doc("Its background, or null.") @Nullable Long backgroundId,
    @Doc("What it is tied to.") Map<String, String> entityLink,
    @Doc("Who may do what in it.") Map<String, String> permissions,
    @Doc("Always empty: there are no public links.") @Key("public") String publicLink) {}
