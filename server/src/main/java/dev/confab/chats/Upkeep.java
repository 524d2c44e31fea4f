package dev.confab.chats;

import dev.confab.basics.FileId;
import dev.confab.basics.UserId;
import dev.confab.files.Files;
import dev.confab.people.Color;
import dev.confab.sql.Tx;

/// Changes how chats look and who runs them, and says so to their members.
public final class Upkeep {
  private final Chats chats;
  private final Files files;
  private final Notices notices;

  /// The upkeep of these chats.
  public Upkeep(Chats chats, Files files, Notices notices) {
    this.chats = chats;
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

  /// Makes a member the owner. Who was it stays a manager.
  public void handOver(Tx tx, Chat chat, UserId user, UserId by) {
    var owned = chat.ownedBy(user);
    chats.change(tx, owned);
    chats.setManager(tx, chat, user, true);
    if (!owned.equals(chat)) {
      notices.handedOver(tx, owned, by);
    }
  }

  /// Makes a member a manager, or ends it.
  public void setManager(Tx tx, Chat chat, UserId user, boolean manager) {
    chats.setManager(tx, chat, user, manager);
  }
}
