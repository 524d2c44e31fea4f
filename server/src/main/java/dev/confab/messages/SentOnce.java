package dev.confab.messages;

import dev.confab.basics.Cut;
import dev.confab.basics.DialogId;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.sql.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets a client that got no answer send its message again without saying it twice: it names the
/// message, and the name is known for a day. What says something else is another message, be its
/// name the same: to answer it with the first one's number would lose it.
public final class SentOnce {
  /// How long a name is known.
  public static final Duration KEPT = Duration.ofDays(1);

  /// Longest name; a longer one is none.
  public static final int NAME_MAX = 230;

  /// Names forgotten with one message. A pause may leave very many, and whoever writes meanwhile
  /// would wait until all of them are gone.
  static final int PRUNED_AT_ONCE = 100;

  private static final Duration PRUNE_PAUSE = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<PortalId, Instant> pruned = new ConcurrentHashMap<>();

  /// By this clock.
  public SentOnce(InstantSource clock) {
    this.clock = clock;
  }

  /// The name a client gave a message, or null where it gave none that can be kept.
  public static @Nullable String name(@Nullable String given) {
    var name = given == null ? "" : given.strip();
    return name.isEmpty() || !Cut.fits(NAME_MAX, name) ? null : name;
  }

  /// The uuid of a message of this name; null: one is made for it. A name that is too long for a
  /// uuid still tells whether a message was sent.
  public static @Nullable String uuid(@Nullable String name) {
    return name == null || !Cut.fits(Message.UUID_MAX, name) ? null : name;
  }

  /// The message this user sent into a dialog under a name, or the one that `post` makes now.
  /// Without a name every call is a message.
  ///
  /// @param said all that the message says and shows
  public MessageId send(
      Tx tx,
      UserId user,
      @Nullable DialogId dialog,
      @Nullable String called,
      Collection<? extends @Nullable Object> said,
      Supplier<MessageId> post) {
    if (dialog == null || called == null) {
      return post.get();
    }
    var name = dialog + " " + hash(Json.write(Json.tree(Arrays.asList(called, said))));
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

  private static String hash(String text) {
    try {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Goes on with the next message while there is more.
  private void prune(Tx tx, Instant now) {
    var portal = tx.portal();
    var last = pruned.get(portal);
    if ((last == null || last.plus(PRUNE_PAUSE).isBefore(now))
        && SentOnceSql.prune(tx, now.minus(KEPT), PRUNED_AT_ONCE) < PRUNED_AT_ONCE) {
      tx.afterCommit(() -> pruned.put(portal, now));
    }
  }
}
