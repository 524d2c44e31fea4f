package dev.confab.messages;

import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Retraction;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Edits and deletes posted messages. A deleted message keeps its place, without its words, unless
/// it is erased; both are refused once the message is [#PERIOD] old.
public final class Changes {
  /// How long a message may be changed. (chat-bots/outdated/messages/imbot-message-update.md)
  public static final Duration PERIOD = Duration.ofDays(3);

  private final Chats chats;
  private final ChangeEvents events;
  private final LinkPreviews previews;
  private final InstantSource clock;
  private final List<BiConsumer<Tx, MessageNews>> listeners = new CopyOnWriteArrayList<>();

  /// A message that may be changed, with its chat.
  public record Open(Message message, Chat chat) {}

  /// Changes to the messages of these chats.
  public Changes(Chats chats, ChangeEvents events, LinkPreviews previews, InstantSource clock) {
    this.chats = chats;
    this.events = events;
    this.previews = previews;
    this.clock = clock;
  }

  /// Runs `listener` in the transaction in which a message is changed: must be quick.
  public void onNews(BiConsumer<Tx, MessageNews> listener) {
    listeners.add(listener);
  }

  private void tell(Tx tx, MessageNews news) {
    listeners.forEach(listener -> listener.accept(tx, news));
  }

  /// The message, if its author is this user and still in the chat; refuses otherwise.
  public Open editable(Tx tx, UserId user, MessageId id) {
    var open = open(tx, user, id);
    MessageError.CANT_EDIT.unless(user.equals(open.message().author()));
    return open;
  }

  /// The message, if this user wrote it or looks after the group it is in; refuses otherwise.
  public Open deletable(Tx tx, UserId user, MessageId id) {
    var open = open(tx, user, id);
    MessageError.CANT_EDIT.unless(
        user.equals(open.message().author()) || looksAfter(tx, open.chat(), user));
    return open;
  }

  private boolean looksAfter(Tx tx, Chat chat, UserId user) {
    return !chat.isPrivate()
        && (chat.owner().equals(user) || chats.managers(tx, chat).contains(user));
  }

  private Open open(Tx tx, UserId user, MessageId id) {
    var message = MessagesSql.byId(tx, id);
    var chat = message == null ? null : chats.find(tx, message.chat());
    var member = chat == null ? null : chats.member(tx, chat, user);
    if (message == null || chat == null || member == null || id.value() < member.seesFrom()) {
      throw MessageError.CANT_EDIT.refuse();
    }
    var age = Duration.between(message.created(), clock.instant());
    MessageError.CANT_EDIT.unless(age.compareTo(PERIOD) <= 0 && !message.isDeleted());
    return new Open(message, chat);
  }

  /// Edits a message and, if it shows that, tells the bots that may hear of it. A message that is
  /// left with nothing to look at is deleted, as it could not have been posted.
  public void edit(Tx tx, UserId by, Open open, Edit edit) {
    var text = edit.text() == null ? null : Messages.cut(edit.text().strip());
    var before = open.message();
    var params = params(before, edit);
    var after = before.with(text == null ? before.text() : text, params);
    if ((text != null || before.showsSomething()) && !after.showsSomething()) {
      delete(tx, by, open);
      return;
    }
    MessagesSql.change(tx, after);
    if (text != null && edit.linkPreview()) {
      previews.look(tx, after);
    }
    tell(tx, new MessageNews.Edited(open.chat(), after));
    if (edit.isShown()) {
      events.edited(tx, open.chat(), after, by);
    }
  }

  /// Takes a file out of a message that shows it. A message that is left with nothing to look at is
  /// deleted; otherwise no bot hears of it, as its words and attachments are what they were.
  public void dropFile(Tx tx, UserId by, Open open, FileId file) {
    var params = open.message().params();
    if (params == null) {
      return;
    }
    var left = Json.mapper().createArrayNode();
    for (var id : Json.parse(params).path("FILE_ID")) {
      if (id.asLong(0) != file.value()) {
        left.add(id);
      }
    }
    var blocks = Json.mapper().createObjectNode();
    if (left.isEmpty()) {
      blocks.putNull("FILE_ID");
    } else {
      blocks.set("FILE_ID", left);
    }
    edit(tx, by, open, new Edit(null, blocks, true, false));
  }

  private static @Nullable String params(Message before, Edit edit) {
    var params =
        before.params() == null
            ? Json.mapper().createObjectNode()
            : (ObjectNode) Json.parse(before.params());
    for (var block : edit.blocks().properties()) {
      if (block.getValue().isNull()) {
        params.remove(block.getKey());
      } else {
        params.set(block.getKey(), block.getValue());
      }
    }
    if (edit.text() != null || !edit.linkPreview()) {
      LinkPreviews.clear(params);
    }
    if (edit.isShown()) {
      params.put("IS_EDITED", "Y");
    }
    return params.isEmpty() ? null : Json.write(params);
  }

  /// Takes a message's words away and leaves a mark in its place.
  public void delete(Tx tx, UserId by, Open open) {
    var params = Json.mapper().createObjectNode().put("IS_DELETED", "Y");
    if (open.message().isNotice()) {
      params.put("NOTIFY", "N");
    }
    var mark = open.message().with(events.mark(tx), Json.write(params));
    MessagesSql.change(tx, mark);
    tell(tx, new MessageNews.Deleted(open.chat(), open.message(), mark));
    PinsSql.delete(tx, open.chat().id(), open.message().id());
    ReactionsSql.deleteAll(tx, open.message().id());
    events.deleted(tx, open.chat(), open.message(), by);
  }

  /// Removes a message without a mark, as if it had never been posted.
  public void erase(Tx tx, UserId by, Open open) {
    var id = open.message().id();
    MessagesSql.delete(tx, id);
    PinsSql.delete(tx, open.chat().id(), id);
    ReactionsSql.deleteAll(tx, id);
    chats.retract(tx, open.chat(), gone(tx, open));
    var after = chats.current(tx, open.chat());
    tell(tx, new MessageNews.Deleted(after, open.message(), null));
    events.deleted(tx, open.chat(), open.message(), by);
  }

  private static Retraction gone(Tx tx, Open open) {
    var chat = open.chat().id();
    var id = open.message().id();
    var sender = open.message().isNotice() ? new UserId(0) : open.message().sender();
    var newest = MessagesSql.newest(tx, chat);
    var last = newest == null ? null : MessagesSql.byId(tx, newest);
    var next = ReadingSql.firstAfter(tx, chat, id.value(), new UserId(0));
    var before = ReadingSql.lastOf(tx, chat, sender, id, Reading.COUNTED_MAX);
    return new Retraction(
        id,
        sender,
        newest,
        last == null ? null : last.created(),
        next == null ? 0 : next.value(),
        before == null ? 0 : before.value());
  }
}
