package dev.confab.chats;

import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import dev.confab.files.Files;
import dev.confab.people.Color;
import dev.confab.people.People;
import dev.confab.sql.Tx;

/// Changes how chats look and who runs them, and says so to their members.
public final class Upkeep {
  private final Chats chats;
  private final People people;
  private final Files files;
  private final Notices notices;

  /// The upkeep of these chats.
  public Upkeep(Chats chats, People people, Files files, Notices notices) {
    this.chats = chats;
    this.people = people;
    this.files = files;
    this.notices = notices;
  }

  /// Gives a chat another title; the same one changes nothing.
  public void rename(Tx tx, Chat chat, String title, UserId by) {
    var renamed = chat.with(chat.look().titled(title.strip()));
    if (!renamed.equals(chat)) {
      chats.change(tx, renamed);
      notices.renamed(tx, renamed, by);
    }
  }

  /// Says anew what a chat is for. No notice stands in the chat: who has it open is shown it.
  public void describe(Tx tx, Chat chat, String description) {
    chats.change(tx, chat.with(chat.look().described(description.strip())));
  }

  /// Gives people a field to write in, or takes it away.
  public void setTextField(Tx tx, Chat chat, boolean enabled) {
    chats.change(tx, chat.with(chat.look().writable(enabled)));
  }

  /// Gives a chat another colour.
  public void paint(Tx tx, Chat chat, Color color, UserId by) {
    var painted = chat.with(chat.look().colored(color.name()));
    chats.change(tx, painted);
    notices.painted(tx, painted, by);
  }

  /// Gives a chat another picture; the one before is thrown away.
  public void picture(Tx tx, Chat chat, FileId picture, UserId by) {
    var pictured = chat.with(chat.look().pictured(picture));
    chats.change(tx, pictured);
    if (chat.avatar() != null) {
      files.remove(tx, chat.avatar());
    }
    notices.pictured(tx, pictured, by);
  }

  /// Whether `by` may make this user the owner: he must own it himself, and the other be in it and
  /// not be blocked, or nobody could run it any more.
  public boolean mayHandOver(Tx tx, Chat chat, UserId user, UserId by) {
    return isOwnedBy(tx, chat, by)
        && !chat.entityType().equals(Restrictions.WORKGROUP)
        && chats.isMember(tx, chat, user)
        && isActive(tx, user);
  }

  private boolean isActive(Tx tx, UserId user) {
    var person = people.find(tx, user);
    return person != null && person.active();
  }

  /// Whether this user owns this group.
  public boolean isOwnedBy(Tx tx, Chat chat, UserId user) {
    return !chat.isPrivate() && chats.role(tx, chat, user) == Role.OWNER;
  }

  /// Makes a member the owner. Who was it stays a manager.
  public void handOver(Tx tx, Chat chat, UserId user, UserId by) {
    var owned = chat.ownedBy(user);
    chats.change(tx, owned);
    chats.setManager(tx, chat, user, true);
    if (!owned.equals(chat)) {
      notices.handedOver(tx, owned, by);
    }
  }

  /// Makes a member a manager, or ends it. An owner manages in any case.
  public void setManager(Tx tx, Chat chat, UserId user, boolean manager) {
    chats.setManager(tx, chat, user, manager || user.equals(chat.owner()));
  }
}
