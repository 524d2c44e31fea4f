package dev.confab.messages;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Member;
import dev.confab.chats.Role;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// Messages that a chat keeps at its head, for all who see them. In a group its owner and its
/// managers choose them, who may take words out of it too; in a private dialog either of the two.
public final class Pins {
  /// Most pinned messages of a chat.
  public static final int CHAT_MAX = 20;

  /// A pinned message.
  ///
  /// @param by who pinned it
  public record Pin(Message message, UserId by, Instant at) {}

  /// A pin that came or went.
  ///
  /// @param added false: it went
  public record Change(Chat chat, MessageId message, UserId by, boolean added) {}

  private final Chats chats;
  private final InstantSource clock;
  private final List<BiConsumer<Tx, Change>> listeners = new CopyOnWriteArrayList<>();

  /// Pins of these chats.
  public Pins(Chats chats, InstantSource clock) {
    this.chats = chats;
    this.clock = clock;
  }

  /// Runs `listener` in the transaction in which a pin comes or goes.
  public void onChange(BiConsumer<Tx, Change> listener) {
    listeners.add(listener);
  }

  /// The message, where this user may pin it and take it down; refused where he does not see it, or
  /// it says nothing any more, or his role is too small.
  public Seen pinnable(Reads reads, UserId user, MessageId id) {
    var seen = Seen.by(reads, chats, user, id);
    if (seen == null || seen.message().isDeleted()) {
      throw MessageError.NO_ACCESS.refuse();
    }
    var chat = seen.chat();
    MessageError.PIN_DENIED.unless(
        chat.isPrivate() || chats.role(reads, chat, user).compareTo(Role.MANAGER) >= 0);
    return seen;
  }

  /// Whether the chat of this message has room for another one.
  public boolean hasRoom(Reads reads, Seen seen) {
    return PinsSql.count(reads, seen.chat().id()) < CHAT_MAX;
  }

  /// Whether a message is pinned.
  public boolean isPinned(Reads reads, Seen seen) {
    return PinsSql.has(reads, seen.chat().id(), seen.message().id());
  }

  /// Pins a message that is not pinned.
  public void pin(Tx tx, Seen seen) {
    var by = seen.member().user();
    PinsSql.insert(tx, seen.chat().id(), seen.message().id(), by, clock.instant());
    tell(tx, seen, true);
  }

  /// Takes a message down; false when it is not pinned.
  public boolean unpin(Tx tx, Seen seen) {
    var gone = PinsSql.delete(tx, seen.chat().id(), seen.message().id());
    if (gone) {
      tell(tx, seen, false);
    }
    return gone;
  }

  private void tell(Tx tx, Seen seen, boolean added) {
    var change = new Change(seen.chat(), seen.message().id(), seen.member().user(), added);
    listeners.forEach(listener -> listener.accept(tx, change));
  }

  /// What is pinned in a chat and a member may see, latest pinned first.
  public List<Pin> of(Reads reads, Chat chat, Member member) {
    return PinsSql.of(reads, chat.id(), CHAT_MAX).stream()
        .filter(pin -> pin.message().id().value() >= member.seesFrom())
        .toList();
  }
}
