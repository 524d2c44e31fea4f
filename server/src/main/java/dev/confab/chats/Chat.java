package dev.confab.chats;

import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.FileId;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.people.Color;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A chat as its members see it.
///
/// @param low the user with the lesser id of a private chat; null in a group
/// @param high the other one
/// @param lastMessage the newest message; null while there is none
/// @param messageCount messages ever posted here, notices not among them
/// @param memberCount how many are in it
/// @param extranet whether somebody from outside the company is in it
public record Chat(
    ChatId id,
    ChatType type,
    Look look,
    UserId author,
    UserId owner,
    String entityType,
    String entityId,
    @Nullable UserId low,
    @Nullable UserId high,
    @Nullable MessageId lastMessage,
    long messageCount,
    long memberCount,
    boolean extranet,
    Instant created,
    Instant updated) {

  /// Its title; empty for a private chat.
  public String title() {
    return look.title();
  }

  /// What it is for.
  public String description() {
    return look.description();
  }

  /// The name of its colour, for example `MINT`: the one it was given, or else one that follows
  /// from its number.
  public String color() {
    return look.color().isEmpty() ? Color.of(id.value()).name() : look.color();
  }

  /// Its picture, or null.
  public @Nullable FileId avatar() {
    return look.avatar();
  }

  /// Whether this is a dialog of two.
  public boolean isPrivate() {
    return type == ChatType.PRIVATE;
  }

  /// The other user of a private chat.
  public UserId counterpart(UserId me) {
    if (low == null || high == null) {
      throw new IllegalStateException("a group chat has no counterpart");
    }
    return low.equals(me) ? high : low;
  }

  /// What this user calls the chat. A dialog of two others has a number and nothing else for him.
  public DialogId dialogFor(UserId me) {
    var inside = isPrivate() && (me.equals(low) || me.equals(high));
    return inside ? new DialogId.WithUser(counterpart(me)) : new DialogId.InChat(id);
  }

  /// What may be done in it.
  public Restrictions restrictions() {
    return Restrictions.of(this);
  }

  /// Whether users may be added by hand; chats of some entities take their members from the entity.
  public boolean takesMembers() {
    return restrictions().extend();
  }

  Chat with(Look other) {
    return copy(other, owner, lastMessage, messageCount, memberCount, updated);
  }

  Chat ownedBy(UserId other) {
    return copy(look, other, lastMessage, messageCount, memberCount, updated);
  }

  Chat counting(long members, boolean outsiders) {
    return new Chat(
        id,
        type,
        look,
        author,
        owner,
        entityType,
        entityId,
        low,
        high,
        lastMessage,
        messageCount,
        members,
        outsiders,
        created,
        updated);
  }

  /// With one message less, which counted or did not; `last` is the newest that is left, and
  /// `since` the moment that puts the chat in its place among others.
  Chat without(@Nullable MessageId last, boolean counted, Instant since) {
    var left = counted ? Math.max(0, messageCount - 1) : messageCount;
    return copy(look, owner, last, left, memberCount, since);
  }

  Chat after(MessageId message, Instant now) {
    return copy(look, owner, message, messageCount + 1, memberCount, now);
  }

  Chat afterNotice(MessageId message, Instant now) {
    return copy(look, owner, message, messageCount, memberCount, now);
  }

  private Chat copy(
      Look newLook,
      UserId newOwner,
      @Nullable MessageId last,
      long messages,
      long members,
      Instant now) {
    return new Chat(
        id,
        type,
        newLook,
        author,
        newOwner,
        entityType,
        entityId,
        low,
        high,
        last,
        messages,
        members,
        extranet,
        created,
        now);
  }
}
