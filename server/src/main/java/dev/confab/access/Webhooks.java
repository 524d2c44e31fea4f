package dev.confab.access;

import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.basics.WebhookId;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The incoming webhooks of a portal.
public final class Webhooks {
  private final InstantSource clock;
  private final List<Consumer<PortalId>> listeners = new CopyOnWriteArrayList<>();

  /// Webhooks by this clock.
  public Webhooks(InstantSource clock) {
    this.clock = clock;
  }

  /// Registers what must forget what it knows of webhooks after one changed.
  void onChange(Consumer<PortalId> listener) {
    listeners.add(listener);
  }

  /// The webhook of this user with this code, or null. Says nothing about its age.
  public @Nullable Webhook find(Reads reads, UserId user, String code) {
    return WebhooksSql.find(reads, user, Sha256.hex(code));
  }

  /// The webhook of this number, or null.
  public @Nullable Webhook find(Reads reads, WebhookId id) {
    return WebhooksSql.find(reads, id);
  }

  /// Webhooks behind this number, in their order.
  public List<Webhook> after(Reads reads, WebhookId id, int limit) {
    return WebhooksSql.after(reads, id, limit);
  }

  /// Makes the webhook of this user and code what the draft says, or creates it. Doing it again
  /// changes nothing; a title somebody gave it stays where the draft has none.
  public Webhook ensure(Tx tx, WebhookDraft draft) {
    var hash = Sha256.hex(draft.code());
    var known = WebhooksSql.find(tx, draft.user(), hash);
    if (known == null) {
      var id = new WebhookId(tx.nextId(Counter.WEBHOOK));
      var made =
          new Webhook(
              id, draft.user(), draft.title(), draft.scopes(), clock.instant(), draft.expires());
      WebhooksSql.insert(tx, made, hash);
      return made;
    }
    var title = draft.title().isEmpty() ? known.title() : draft.title();
    var wanted =
        new Webhook(
            known.id(), draft.user(), title, draft.scopes(), known.created(), draft.expires());
    if (!known.equals(wanted)) {
      change(tx, wanted);
    }
    return wanted;
  }

  /// Makes the webhook of this number what is said here.
  public void change(Tx tx, Webhook wanted) {
    WebhooksSql.update(tx, wanted);
    changed(tx);
  }

  /// Gives a webhook another code: the old address is nobody's from now on.
  public void rotate(Tx tx, WebhookId id, String code) {
    WebhooksSql.rotate(tx, id, Sha256.hex(code));
    changed(tx);
  }

  /// Removes a webhook.
  public void remove(Tx tx, WebhookId id) {
    WebhooksSql.delete(tx, id);
    changed(tx);
  }

  private void changed(Tx tx) {
    tx.afterCommit(() -> listeners.forEach(listener -> listener.accept(tx.portal())));
  }
}
