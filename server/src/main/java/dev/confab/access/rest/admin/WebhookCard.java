package dev.confab.access.rest.admin;

import dev.confab.access.Webhook;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.basics.WebhookId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A webhook as an administrator sees it. Its code is never shown again.
@Keys(Keys.Spelling.LOWER_SNAKE)
record WebhookCard(
    @Doc("The webhook.") WebhookId id,
    @Doc("For whom it acts.") UserId userId,
    @Doc("What that person is called.") String userName,
    @Doc("What it is called; may be empty.") String title,
    @Doc("What it may do.") Set<String> scopes,
    @Doc("Since when there is one; null: longer than this is written down.")
        @Nullable String created,
    @Doc("When it ends; null: never.") @Nullable String expires,
    @Doc("Whether the portal file declares it, and its next start brings it back.")
        boolean declared) {

  static WebhookCard of(Webhook webhook, String userName, boolean declared) {
    var expires = webhook.expires();
    return new WebhookCard(
        webhook.id(),
        webhook.user(),
        userName,
        webhook.title(),
        webhook.scopes(),
        webhook.created().equals(Instant.EPOCH) ? null : webhook.created().toString(),
        expires == null ? null : expires.toString(),
        declared);
  }
}
