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
import dev.confab.basics.MadeUp;
import dev.confab.basics.OrElse;
import dev.confab.basics.WebhookId;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Gives a webhook another code, shown this once. The old address is nobody's from now on.
final class WebhookRotate implements RestMethod<WebhookRotate.Params, WebhookAdd.Added> {
  private static final String NAME = "confab.admin.webhooks.rotate";

  private final Webhooks webhooks;
  private final WebhookInHand hand;
  private final AuditLog audit;

  WebhookRotate(Webhooks webhooks, WebhookInHand hand, AuditLog audit) {
    this.webhooks = webhooks;
    this.hand = hand;
    this.audit = audit;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The webhook.") @OrElse("WEBHOOK_NOT_FOUND") WebhookId id,
      @Doc("Changes a declared webhook too; the next start makes the declared one again.")
          @Default("N")
          boolean untilRestart) {}

  @Override
  public MethodSpec<Params, WebhookAdd.Added> spec() {
    return MethodSpec.<Params, WebhookAdd.Added>writing(NAME, Params.class, WebhookAdd.Added.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED)
        .refusesWith(WEBHOOK_NOT_FOUND, DECLARED);
  }

  @Override
  public WebhookAdd.Added handle(Call call, Params asked) {
    var tx = call.tx();
    var known = hand.of(tx, asked.id(), asked.untilRestart());
    var code = MadeUp.word(WebhookAdd.CODE_LENGTH);
    webhooks.rotate(tx, known.id(), code);
    var deed = WebhookInHand.deed(NAME, known).setting("code", "***");
    audit.note(tx, call.caller(), call.origin().address(), deed);
    return new WebhookAdd.Added(known.id(), code, WebhookAdd.address(call, known.user(), code));
  }
}
