package dev.confab.chats;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Where members stand in chats, as committed: questions about many that read no more of each than
/// they ask for.
public final class Places {
  /// What a user may see of each of his chats, hidden ones too; of more than 20,000 chats, of those
  /// that are youngest.
  public List<Span> spans(Reads reads, UserId user) {
    return MembersSql.spans(reads, user);
  }

  /// How many have read these messages of a chat.
  ///
  /// @param oldest of them
  /// @param authors of them
  public Readers readers(Reads reads, Chat chat, MessageId oldest, Collection<UserId> authors) {
    return MembersSql.howFar(reads, chat.id(), oldest, authors);
  }

  /// Those of these users who are members of a chat.
  public Set<UserId> among(Reads reads, Chat chat, Collection<UserId> users) {
    return MembersSql.howFar(reads, chat.id(), users).keySet();
  }
}
