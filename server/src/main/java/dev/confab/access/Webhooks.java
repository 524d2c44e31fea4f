package dev.confab.access;

import dev.confab.basics.UserId;
import dev.confab.basics.WebhookId;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The incoming webhooks of a portal.
public final class Webhooks {
  private final WebhooksSql sql = new WebhooksSql();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /// Registers what must forget what it knows of webhooks after one changed.
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /// The webhook of this user with this code, or null. Says nothing about its age.
  public @Nullable Webhook find(Reads reads, UserId user, String code) {
    return sql.find(reads, user, Sha256.hex(code));
  }

  /// Makes the webhook of this user and code what the draft says, or creates it. Doing it again
  /// changes nothing.
  public Webhook ensure(Tx tx, WebhookDraft draft) {
    var hash = Sha256.hex(draft.code());
    var known = sql.find(tx, draft.user(), hash);
    var id = known == null ? new WebhookId(tx.nextId(Counter.WEBHOOK)) : known.id();
    var wanted = new Webhook(id, draft.user(), draft.scopes(), draft.expires());
    if (known == null) {
      sql.insert(tx, wanted, hash);
    } else if (!known.equals(wanted)) {
      sql.update(tx, wanted);
      tx.afterCommit(() -> listeners.forEach(Runnable::run));
    }
    return wanted;
  }
}
