package dev.confab.messages;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What people and bots put on messages. Everybody has one reaction a message: another one takes
/// its place.
public final class Reactions {
  /// Reactions shown by one look.
  private static final int SHOWN_MAX = 10_000;

  /// What is to become of a like. `AUTO` turns it over.
  public enum LikeAction {
    /// There afterwards if it was not, and the other way round.
    AUTO,
    /// There afterwards.
    PLUS,
    /// Gone afterwards.
    MINUS
  }

  /// A reaction that came or went.
  ///
  /// @param user whose it is
  /// @param added false: it went
  public record Change(Chat chat, Message message, UserId user, Reaction reaction, boolean added) {
    /// What events say of it.
    public void write(ObjectNode data) {
      data.put("reaction", reaction.word());
      data.put("action", added ? "add" : "delete");
    }
  }

  private final Chats chats;
  private final Bots bots;
  private final List<BiConsumer<Tx, Change>> listeners = new CopyOnWriteArrayList<>();

  /// Reactions to the messages of these chats.
  public Reactions(Chats chats, Bots bots) {
    this.chats = chats;
    this.bots = bots;
  }

  /// Runs `listener` in the transaction in which a reaction comes or goes.
  public void onChange(BiConsumer<Tx, Change> listener) {
    listeners.add(listener);
  }

  /// The message, where this user may react to it; null otherwise. Nothing can be put on a deleted
  /// message.
  public @Nullable Seen open(Reads reads, UserId user, MessageId id) {
    var seen = Seen.by(reads, chats, user, id);
    return seen == null || seen.message().isDeleted() ? null : seen;
  }

  /// Whether reactions can be put on this message: a bot may want none on what it writes. Those
  /// that are there can be taken back.
  public boolean areWelcome(Reads reads, Seen on) {
    var author = on.message().author();
    var bot = author == null ? null : bots.find(reads, author);
    return bot == null || bot.traits().reactions();
  }

  /// Puts a reaction on a message; false when it is there already.
  public boolean add(Tx tx, Seen on, Reaction reaction) {
    var user = on.member().user();
    var before = ReactionsSql.one(tx, on.message().id(), user);
    if (reaction == before) {
      return false;
    }
    if (before != null) {
      remove(tx, on, before);
    }
    ReactionsSql.insert(tx, on.message().id(), user, reaction);
    tell(tx, on, reaction, true);
    return true;
  }

  /// Takes a reaction back; false when it is not there.
  public boolean remove(Tx tx, Seen on, Reaction reaction) {
    var removed = ReactionsSql.delete(tx, on.message().id(), on.member().user(), reaction);
    if (removed) {
      tell(tx, on, reaction, false);
    }
    return removed;
  }

  private void tell(Tx tx, Seen on, Reaction reaction, boolean added) {
    var change = new Change(on.chat(), on.message(), on.member().user(), reaction, added);
    listeners.forEach(listener -> listener.accept(tx, change));
  }

  /// Changes this user's like; refuses when nothing changed, be it that the user does not see the
  /// message.
  public void like(Tx tx, UserId user, MessageId id, LikeAction action) {
    var seen = open(tx, user, id);
    if (seen == null) {
      throw MessageError.WITHOUT_CHANGES.refuse();
    }
    var changed =
        switch (action) {
          case AUTO -> remove(tx, seen, Reaction.LIKE) || isLiked(tx, seen);
          case PLUS -> isLiked(tx, seen);
          case MINUS -> remove(tx, seen, Reaction.LIKE);
        };
    MessageError.WITHOUT_CHANGES.unless(changed);
  }

  private boolean isLiked(Tx tx, Seen seen) {
    return areWelcome(tx, seen) && add(tx, seen, Reaction.LIKE);
  }

  /// Who put what on these messages; those without a reaction are left out.
  public Map<MessageId, Map<Reaction, List<UserId>>> of(
      Reads reads, Collection<MessageId> messages) {
    var all = new HashMap<MessageId, Map<Reaction, List<UserId>>>();
    for (var one : ReactionsSql.of(reads, messages, SHOWN_MAX)) {
      all.computeIfAbsent(one.message(), id -> new EnumMap<>(Reaction.class))
          .computeIfAbsent(one.reaction(), reaction -> new ArrayList<>())
          .add(one.user());
    }
    return all;
  }

  /// Who likes these messages; those nobody likes are left out.
  public Map<MessageId, List<UserId>> likes(Reads reads, Collection<MessageId> messages) {
    var likes = new HashMap<MessageId, List<UserId>>();
    of(reads, messages)
        .forEach(
            (message, all) -> {
              if (all.containsKey(Reaction.LIKE)) {
                likes.put(message, all.get(Reaction.LIKE));
              }
            });
    return likes;
  }
}
