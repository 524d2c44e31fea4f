package dev.confab.chats;

import dev.confab.basics.DialogId;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The dialogs users found by searching, those found last first.
public final class SearchHistory {
  /// Most dialogs kept of a user; beyond that the oldest go.
  static final int KEPT_MAX = 30;

  private final People people;
  private final Chats chats;
  private final InstantSource clock;

  /// The history of searches for these.
  public SearchHistory(People people, Chats chats, InstantSource clock) {
    this.people = people;
    this.chats = chats;
    this.clock = clock;
  }

  /// Puts a dialog on top; false when there is none for this user.
  public boolean add(Tx tx, UserId user, DialogId dialog) {
    if (!isThere(tx, user, dialog)) {
      return false;
    }
    SearchHistorySql.save(tx, user, dialog.toString(), clock.instant());
    var all = SearchHistorySql.of(tx, user);
    all.stream().skip(KEPT_MAX).forEach(oldest -> SearchHistorySql.delete(tx, user, oldest));
    return true;
  }

  private boolean isThere(Tx tx, UserId user, DialogId dialog) {
    return switch (dialog) {
      case DialogId.WithUser(var other) -> {
        var me = people.find(tx, user);
        var found = people.find(tx, other);
        yield me != null && found != null && people.knows(tx, me, found);
      }
      case DialogId.InChat _, DialogId.OfWorkgroup _ -> chats.visibleTo(tx, user, dialog) != null;
    };
  }

  /// Takes a dialog out; false when it was not there.
  public boolean delete(Tx tx, UserId user, DialogId dialog) {
    return SearchHistorySql.delete(tx, user, dialog.toString());
  }

  /// A user's dialogs, those found last first.
  public List<DialogId> of(Reads reads, UserId user) {
    var dialogs = new ArrayList<DialogId>();
    for (var text : SearchHistorySql.of(reads, user)) {
      var dialog = DialogId.parse(text);
      if (dialog != null) {
        dialogs.add(dialog);
      }
    }
    return dialogs;
  }
}
