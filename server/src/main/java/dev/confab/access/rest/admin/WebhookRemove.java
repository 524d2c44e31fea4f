package dev.confab.access.rest.admin;

import static dev.confab.access.AccessError.WEBHOOK_NOT_FOUND;
import static dev.confab.portals.PortalError.DECLARED;

import dev.confab.access.Administrator;
import dev.confab.access.Scope;
import dev.confab.access.Webhooks;
import dev.confab.audit.AuditLog;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.WebhookId;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Removes a webhook: its address is nobody's from now on.
final class WebhookRemove implements RestMethod<WebhookRemove.Params, Boolean> {
  private static final String NAME = "confab.admin.webhooks.remove";

  private final Webhooks webhooks;
  private final WebhookInHand hand;
  private final AuditLog audit;

  WebhookRemove(Webhooks webhooks, WebhookInHand hand, AuditLog audit) {
    this.webhooks = webhooks;
    this.hand = hand;
    this.audit = audit;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The webhook.") @OrElse("WEBHOOK_NOT_FOUND") WebhookId id,
      @Doc("Removes a declared webhook too; the next start makes it again.") @Default("N")
          boolean untilRestart) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(NAME, Params.class, Boolean.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED)
        .refusesWith(WEBHOOK_NOT_FOUND, DECLARED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var tx = call.tx();
    var known = hand.of(tx, asked.id(), asked.untilRestart());
    webhooks.remove(tx, known.id());
    var deed =
        WebhookInHand.deed(NAME, known).changing("scopes", String.join(", ", known.scopes()), null);
    audit.note(tx, call.caller(), call.origin().address(), deed);
    return true;
  }
}
