package dev.confab.notifications.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.messages.markup.Html;
import dev.confab.notifications.Notice;
import dev.confab.notifications.Notifications;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// A notification as answers show one. (api-reference/chats/notifications/im-notify-get.md)
@Keys(Keys.Spelling.LOWER_SNAKE)
record NoticeRow(
    @Doc("The notification.") MessageId id,
    @Doc("The number of the caller's notification centre.") ChatId chatId,
    @Doc("Whose word it is; 0: the system's.") long authorId,
    @Doc("When it was sent.") String date,
    @Doc("1 asks, 2 is a person's, 4 the system's.") int notifyType,
    @Doc("The module it is of.") String notifyModule,
    @Doc("What it tells of.") String notifyEvent,
    @Doc("Its name, with the application's.") String notifyTag,
    @Doc("Its additional name, with the application's.") String notifySubTag,
    @Doc("Always empty.") String notifyTitle,
    @Doc("Module and event.") String settingName,
    @Doc("The text.") String text,
    @Doc("`Y` when the caller has read it.") String notifyRead,
    @Doc("JSON list of its buttons; absent when there are none.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String notifyButtons,
    @Doc("Its attachment, or null.") JsonNode params) {

  static NoticeRow of(Notice notice, ChatId chat, ZoneId zone, boolean convert) {
    var author = notice.author();
    var params = notice.params();
    return new NoticeRow(
        notice.id(),
        chat,
        author == null ? 0 : author.value(),
        Json.TIME.format(notice.created().atZone(zone)),
        notice.kind().wire(),
        Notifications.MODULE,
        Notifications.EVENT,
        notice.tag(),
        notice.subTag(),
        "",
        Notifications.SETTING,
        convert ? Html.of(notice.text()) : notice.text(),
        notice.read() ? "Y" : "N",
        notice.buttons(),
        params == null ? NullNode.getInstance() : Json.parse(params));
  }
}
