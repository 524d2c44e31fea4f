package dev.confab.live;

import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatNews;
import dev.confab.chats.Chats;
import dev.confab.chats.Typing;
import dev.confab.messages.MessageNews;
import dev.confab.messages.Pins;
import dev.confab.messages.Reactions;
import dev.confab.notifications.NoticeNews;
import dev.confab.people.Person;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Hears of what happens in the rooms below, decides whom it concerns, and has it told. Runs inside
/// their transactions, so it only notes: whatever has to be looked up is looked up after it.
public final class Telling {
  /// Chats with more members hear nothing of who reads and who writes: it would be a flood.
  public static final int CROWD = 200;

  private final Live live;
  private final Words words;
  private final Chats chats;
  private final Reactions reactions;
  private final InstantSource clock;

  /// Tells of what happens to these chats.
  public Telling(Live live, Words words, Chats chats, Reactions reactions, InstantSource clock) {
    this.live = live;
    this.words = words;
    this.chats = chats;
    this.reactions = reactions;
    this.clock = clock;
  }

  /// Something happened to a message.
  public void message(Tx tx, MessageNews news) {
    if (!live.isWatched(tx)) {
      return;
    }
    switch (news) {
      case MessageNews.Posted(var chat, var message) ->
          live.tell(
              tx, "message.add", members(tx, chat), reads -> words.message(reads, chat, message));
      case MessageNews.Edited(var chat, var message) ->
          live.tell(
              tx,
              "message.update",
              readers(tx, chat, message.id()),
              reads -> words.message(reads, chat, message));
      case MessageNews.Deleted(var chat, var message, var mark) ->
          live.tell(
              tx,
              "message.delete",
              readers(tx, chat, message.id()),
              reads -> words.deleted(reads, message, mark));
    }
  }

  /// A reaction came or went.
  public void reaction(Tx tx, Reactions.Change change) {
    if (!live.isWatched(tx)) {
      return;
    }
    var readers = readers(tx, change.chat(), change.message().id());
    live.tell(tx, "message.reaction", readers, reads -> reaction(reads, change));
  }

  /// A message was pinned, or taken down.
  public void pin(Tx tx, Pins.Change change) {
    if (!live.isWatched(tx)) {
      return;
    }
    var readers = readers(tx, change.chat(), change.message());
    live.tell(
        tx,
        "message.pin",
        readers,
        reads ->
            of(change.chat())
                .put("messageId", change.message().value())
                .put("userId", change.by().value())
                .put("pinned", change.added()));
  }

  private JsonNode reaction(Reads reads, Reactions.Change change) {
    var id = change.message().id();
    var data = Json.mapper().createObjectNode();
    data.put("messageId", id.value());
    data.put("chatId", change.chat().id().value());
    data.put("userId", change.user().value());
    data.put("reaction", change.reaction().word());
    data.put("added", change.added());
    var all = data.putObject("reactions");
    reactions
        .of(reads, List.of(id))
        .getOrDefault(id, Map.of())
        .forEach(
            (reaction, users) -> {
              var list = all.putArray(reaction.word());
              users.forEach(user -> list.add(user.value()));
            });
    return data;
  }

  /// Something happened to a chat.
  public void chat(Tx tx, ChatNews news) {
    if (!live.isWatched(tx)) {
      return;
    }
    switch (news) {
      case ChatNews.Made(var chat) -> chat(tx, "chat.add", members(tx, chat), chat);
      case ChatNews.Changed(var before, var after) -> changed(tx, before, after);
      case ChatNews.Removed(var chat, var members) ->
          live.tell(tx, "chat.remove", new Audience.Users(members), reads -> of(chat));
      case ChatNews.Joined(var chat, var users, long seesFrom) -> joined(tx, chat, users, seesFrom);
      case ChatNews.Left(var chat, var user) -> left(tx, chat, user);
      case ChatNews.Read(var chat, var user, var lastRead, var unread) ->
          read(tx, chat, user, lastRead, unread);
      case ChatNews.Listed(var user, var chat) -> {
        live.tell(tx, "recent", Audience.of(user), reads -> chat == null ? ofNone() : of(chat));
        counters(tx, user);
      }
    }
  }

  private void changed(Tx tx, Chat before, Chat after) {
    var enabled = after.look().textField();
    if (before.look().textField() != enabled) {
      live.tell(tx, "field", members(tx, after), reads -> of(after).put("enabled", enabled));
    } else {
      chat(tx, "chat.update", members(tx, after), after);
    }
  }

  private void joined(Tx tx, Chat chat, List<UserId> users, long seesFrom) {
    var fresh = new HashSet<>(users);
    chat(tx, "chat.add", new Audience.Users(fresh), chat);
    live.tell(
        tx,
        "member.add",
        members(tx, chat),
        reads -> words.joined(reads, chat, users).put("seesFrom", seesFrom));
  }

  private void left(Tx tx, Chat chat, UserId user) {
    live.tell(tx, "chat.remove", Audience.of(user), reads -> of(chat));
    live.tell(
        tx,
        "member.remove",
        members(tx, chat),
        reads -> {
          var data = Json.mapper().createObjectNode().put("userId", user.value());
          data.set("chat", words.chat(reads, chat));
          return data;
        });
    counters(tx, user);
  }

  private void read(Tx tx, Chat chat, UserId user, long lastRead, long unread) {
    live.tell(
        tx,
        "read",
        chat.memberCount() <= CROWD ? members(tx, chat) : Audience.of(user),
        reads ->
            of(chat).put("userId", user.value()).put("lastId", lastRead).put("unread", unread));
    counters(tx, user);
  }

  private void chat(Tx tx, String type, Audience audience, Chat chat) {
    live.tell(
        tx,
        type,
        audience,
        reads -> {
          var data = Json.mapper().createObjectNode();
          data.set("chat", words.chat(reads, chat));
          return data;
        });
  }

  /// Something happened to a user's notifications.
  public void notice(Tx tx, NoticeNews news) {
    if (!live.isWatched(tx)) {
      return;
    }
    live.tell(tx, "notification", Audience.of(news.to()), reads -> notice(reads, news));
    counters(tx, news.to());
  }

  private ObjectNode notice(Reads reads, NoticeNews news) {
    var data = Json.mapper().createObjectNode();
    switch (news) {
      case NoticeNews.Sent(_, var notice) ->
          data.set("notification", words.shown().notice(reads, notice));
      case NoticeNews.Gone(_, var id) -> data.put("deleted", id.value());
      case NoticeNews.Marked _ -> data.put("read", true);
    }
    return data;
  }

  /// Somebody writes. Nothing of this is in the database, so the members are looked up later.
  public void typing(Typing.Act act) {
    var portal = act.writer().portal();
    if (!live.isWatched(portal)) {
      return;
    }
    live.tell(portal, reads -> typing(reads, act));
  }

  private Live.@Nullable Said typing(Reads reads, Typing.Act act) {
    var chat = chats.find(reads, act.writer().chat());
    if (chat == null || chat.memberCount() > CROWD) {
      return null;
    }
    var data = of(chat);
    data.put("userId", act.writer().user().value());
    data.put("action", act.action() == null ? null : act.action().code());
    var seconds = Duration.between(clock.instant(), act.until()).toSeconds();
    data.put("seconds", Math.max(1, seconds));
    return Live.Said.passing("typing", new Audience.Users(chats.members(reads, chat)), data);
  }

  /// A user says something of being there.
  public void presence(Tx tx, UserId user) {
    var portal = tx.portal();
    if (live.isWatched(tx)) {
      tx.afterCommit(() -> live.gathering().presence(portal, user));
    }
  }

  /// A user is shown otherwise. Guests learn it with his next message: whom each of them knows is
  /// another question for each.
  public void person(Tx tx, Person person) {
    if (live.isWatched(tx)) {
      live.tell(tx, "user.update", new Audience.Staff(), reads -> words.person(reads, person));
    }
  }

  private void counters(Tx tx, UserId user) {
    var portal = tx.portal();
    tx.afterCommit(() -> live.gathering().counters(portal, user));
  }

  /// The members who are shown this message: who came later without history is not.
  private Audience readers(Tx tx, Chat chat, MessageId message) {
    return new Audience.Users(chats.shown(tx, chat, message));
  }

  private Audience members(Tx tx, Chat chat) {
    Set<UserId> members = chats.members(tx, chat);
    return new Audience.Users(members);
  }

  private static ObjectNode of(Chat chat) {
    return Json.mapper().createObjectNode().put("chatId", chat.id().value());
  }

  private static ObjectNode ofNone() {
    return Json.mapper().createObjectNode().putNull("chatId");
  }
}
