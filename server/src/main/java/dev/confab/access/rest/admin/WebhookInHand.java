package dev.confab.access.rest.admin;

import static dev.confab.access.AccessError.WEBHOOK_NOT_FOUND;

import dev.confab.access.Webhook;
import dev.confab.access.Webhooks;
import dev.confab.audit.Deed;
import dev.confab.basics.WebhookId;
import dev.confab.people.People;
import dev.confab.portals.Declared;
import dev.confab.sql.Reads;

/// The webhook an administrator decides about.
record WebhookInHand(Webhooks webhooks, People people, Declared declared) {

  /// The webhook; refuses where there is none, and a declared one unless it is meant.
  Webhook of(Reads reads, WebhookId id, boolean untilRestart) {
    var webhook = webhooks.find(reads, id);
    if (webhook == null) {
      throw WEBHOOK_NOT_FOUND.refuse();
    }
    declared.refuseUnless(reads.portal(), id, untilRestart);
    return webhook;
  }

  WebhookCard card(Reads reads, Webhook webhook) {
    var person = people.find(reads, webhook.user());
    return WebhookCard.of(
        webhook,
        person == null ? "" : person.fullName(),
        declared.holds(reads.portal(), webhook.id()));
  }

  static Deed deed(String action, Webhook webhook) {
    return Deed.of(action, "webhook", webhook.id(), webhook.title());
  }
}
