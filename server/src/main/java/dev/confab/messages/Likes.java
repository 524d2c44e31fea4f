package dev.confab.messages;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chats;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who likes which message.
public final class Likes {
  /// Likes shown by one look.
  private static final int SHOWN_MAX = 10_000;

  /// What is to become of a like. `AUTO` turns it over.
  public enum Action {
    /// There afterwards if it was not, and the other way round.
    AUTO,
    /// There afterwards.
    PLUS,
    /// Gone afterwards.
    MINUS
  }

  private final Chats chats;

  /// The likes of the messages of these chats.
  public Likes(Chats chats) {
    this.chats = chats;
  }

  /// Changes this user's like; refuses when nothing changed, be it that the user does not see the
  /// message.
  public void change(Tx tx, UserId user, MessageId id, Action action) {
    MessageError.WITHOUT_CHANGES.unless(sees(tx, user, id));
    var changed =
        switch (action) {
          case AUTO -> LikesSql.delete(tx, id, user) || LikesSql.insert(tx, id, user);
          case PLUS -> LikesSql.insert(tx, id, user);
          case MINUS -> LikesSql.delete(tx, id, user);
        };
    MessageError.WITHOUT_CHANGES.unless(changed);
  }

  private boolean sees(Tx tx, UserId user, MessageId id) {
    var message = MessagesSql.byId(tx, id);
    var chat = message == null ? null : chats.find(tx, message.chat());
    var member = chat == null ? null : chats.member(tx, chat, user);
    return message != null
        && member != null
        && id.value() >= member.seesFrom()
        && !message.isDeleted();
  }

  /// Who likes these messages; those nobody likes are left out.
  public Map<MessageId, List<UserId>> of(Reads reads, Collection<MessageId> messages) {
    var likes = new LinkedHashMap<MessageId, List<UserId>>();
    if (!messages.isEmpty()) {
      for (var like : LikesSql.of(reads, messages, SHOWN_MAX)) {
        likes.computeIfAbsent(like.message(), id -> new ArrayList<>()).add(like.user());
      }
    }
    return likes;
  }
}
