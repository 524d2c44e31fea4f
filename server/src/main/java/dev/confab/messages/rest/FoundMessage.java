package dev.confab.messages.rest;

import dev.confab.basics.ChatId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Key;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Member;
import dev.confab.chats.Readers;
import dev.confab.messages.ForwardedFrom;
import dev.confab.messages.Message;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A message as a search shows one. Chat and author stand there in two spellings, as in the
/// original.
record FoundMessage(
    @Doc("The message.") MessageId id,
    @Doc("Its chat.") ChatId chatId,
    @Doc("The same.") @Key("chat_id") ChatId chatIdAgain,
    @Doc("Its author; 0 for the system.") long authorId,
    @Doc("The same.") @Key("author_id") long authorIdAgain,
    @Doc("When it was posted.") String date,
    @Doc("Its text, formatting included.") String text,
    @Doc("Whether the system says it.") boolean isSystem,
    @Doc("The name clients gave it; null for the system.") @Nullable String uuid,
    @Doc("From where it was forwarded; null for what was said where it stands.")
        @Nullable Source forward,
    @Doc("Attachments, keyboard, likes; a list when empty.") JsonNode params,
    @Doc("Whether somebody else has read it.") boolean viewedByOthers,
    @Doc("What surrounds it.") @Nullable JsonNode block,
    @Doc("Whether the caller has not read it.") boolean unread,
    @Doc("Whether the caller has read it.") boolean viewed,
    @Doc("How many others have read it.") long viewedCount) {

  /// From where a message was forwarded, as in the second generation.
  record Source(
      @Doc("The message it is a copy of.") MessageId id,
      @Doc("Who wrote that.") long userId,
      @Doc("Where.") ChatId chatId,
      @Doc("When.") String date) {}

  /// @param readers how many members have read it
  static FoundMessage of(
      Message message, Member me, Readers readers, List<UserId> likedBy, ZoneId zone) {
    var author = message.author();
    var by = author == null ? 0 : author.value();
    var id = message.id();
    var params = ImDialogMessagesGet.params(message, likedBy);
    var quiet = params.path("NOTIFY").asString("").equals("N");
    var viewed = quiet || id.value() <= me.lastRead() || me.user().equals(author);
    var others = readers.of(id, author);
    return new FoundMessage(
        id,
        message.chat(),
        message.chat(),
        by,
        by,
        Json.TIME.format(message.created().atZone(zone)),
        message.text(),
        author == null,
        author == null ? null : message.uuid(),
        source(message, zone),
        params,
        others > 0,
        null,
        !viewed,
        viewed,
        others);
  }

  private static @Nullable Source source(Message message, ZoneId zone) {
    var kept = message.params();
    var origin = kept == null ? null : ForwardedFrom.of(Json.parse(kept));
    return origin == null
        ? null
        : new Source(
            origin.message(),
            origin.author().value(),
            origin.chat(),
            Json.TIME.format(origin.posted().atZone(zone)));
  }
}
