package dev.confab.messages;

import dev.confab.basics.DialogId;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets a client that got no answer send its message again without saying it twice: it names the
/// message, and the name is known for a day.
public final class SentOnce {
  /// How long a name is known.
  public static final Duration KEPT = Duration.ofDays(1);

  /// Longest name; the dialog's stands before it.
  public static final int NAME_MAX = 230;

  private static final Duration PRUNE_PAUSE = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<PortalId, Instant> pruned = new ConcurrentHashMap<>();

  /// By this clock.
  public SentOnce(InstantSource clock) {
    this.clock = clock;
  }

  /// The message this user sent into a dialog under a name, or the one that `post` makes now.
  /// Without a name every call is a message.
  public MessageId send(
      Tx tx,
      UserId user,
      @Nullable DialogId dialog,
      @Nullable String called,
      Supplier<MessageId> post) {
    if (dialog == null || called == null) {
      return post.get();
    }
    var name = dialog + " " + called;
    var now = clock.instant();
    var known = SentOnceSql.find(tx, user, name, now.minus(KEPT));
    if (known != null) {
      return known;
    }
    prune(tx, now);
    var fresh = post.get();
    SentOnceSql.note(tx, user, name, fresh, now);
    return fresh;
  }

  private void prune(Tx tx, Instant now) {
    var last = pruned.get(tx.portal());
    if (last == null || last.plus(PRUNE_PAUSE).isBefore(now)) {
      SentOnceSql.prune(tx, now.minus(KEPT));
      var portal = tx.portal();
      tx.afterCommit(() -> pruned.put(portal, now));
    }
  }
}
