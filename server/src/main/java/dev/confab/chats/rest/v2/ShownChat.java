package dev.confab.chats.rest.v2;

import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Key;
import dev.confab.basics.UserId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A chat as results of the second generation show one.
/// (api-reference/chat-bots/chat-bots-v2/entities.md#chat)
public record ShownChat(
    @Doc("The chat's id.") ChatId id,
    @Doc("What the reader calls it: `chat{id}`, or the other user's id.") String dialogId,
    @Doc("Its title; of a private dialog the other user's name.") String name,
    @Doc("What it is for.") String description,
    @Doc("`chat`, `open`, `private`, or named after what it belongs to.") String type,
    @Doc("`C`, `O` or `P`.") String messageType,
    @Doc("Who owns it.") UserId owner,
    @Doc("Its colour, as a hex code.") @Nullable String color,
    @Doc("Address of its picture, or empty.") String avatar,
    @Doc("Whether somebody in it comes from outside the company.") boolean extranet,
    @Doc("Always false: there are no guests who only collaborate.") boolean containsCollaber,
    @Doc("What it is tied to, or empty.") String entityType,
    @Doc("Which one of those.") String entityId,
    @Doc("More about that.") String entityData1,
    @Doc("More about that.") String entityData2,
    @Doc("More about that.") String entityData3,
    @Doc("The same as a link; empty where it is tied to nothing.") Map<String, String> entityLink,
    @Doc("The folder of its files; null while there are none.") @Nullable Long diskFolderId,
    @Doc("`owner`, `manager`, `member` or `guest`.") String role,
    @Doc("Who may do what in it.") Map<String, String> permissions,
    @Doc("The reader, if he wants to hear nothing of it.") List<UserId> muteList,
    @Doc("Always null: there are no threads.") @Nullable Long parentChatId,
    @Doc("Always null.") @Nullable Long parentMessageId,
    @Doc("Whether this call made it.") boolean isNew,
    @Doc("Whether people are given a field to write in, `Y` or `N`.") String textFieldEnabled,
    @Doc("The background of a dialog with a bot; null: what the user chose.")
        @Nullable String backgroundId,
    @Doc("When it was made.") @Nullable String dateCreate,
    @Doc("Its newest message, or null.") @Nullable Long lastMessageId,
    @Doc("Who saw that message first and how many did after, as JSON text.")
        String lastMessageViews,
    @Doc("The last message the reader has read, or null.") @Nullable Long lastId,
    @Doc("Who manages it.") List<UserId> managerList,
    @Doc("From where on the reader marked it as unread, or null.") @Nullable Long markedId,
    @Doc("How many messages were posted.") long messageCount,
    @Doc("Always empty: no chat is open to the world.") @Key("public") String publicLink,
    @Doc("The first message the reader has not read, or null.") @Nullable Long unreadId,
    @Doc("How many are in it.") long userCounter) {}
