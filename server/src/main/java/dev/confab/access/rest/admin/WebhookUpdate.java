package dev.confab.access.rest.admin;

import static dev.confab.access.AccessError.SCOPE_WRONG;
import static dev.confab.access.AccessError.TITLE_EMPTY;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Renames a webhook or changes what it may do. What is absent stays.
final class WebhookUpdate implements RestMethod<WebhookUpdate.Params, WebhookCard> {
  private static final String NAME = "confab.admin.webhooks.update";

  private final Webhooks webhooks;
  private final WebhookInHand hand;
  private final AuditLog audit;

  WebhookUpdate(Webhooks webhooks, WebhookInHand hand, AuditLog audit) {
    this.webhooks = webhooks;
    this.hand = hand;
    this.audit = audit;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The webhook.") @OrElse("WEBHOOK_NOT_FOUND") WebhookId id,
      @Doc("What it is called.") @Nullable String title,
      @Doc("What it may do.") @Nullable List<String> scopes,
      @Doc("Changes a declared webhook too, until the next start.") @Default("N")
          boolean untilRestart) {}

  @Override
  public MethodSpec<Params, WebhookCard> spec() {
    return MethodSpec.<Params, WebhookCard>writing(NAME, Params.class, WebhookCard.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED)
        .refusesWith(WEBHOOK_NOT_FOUND, DECLARED, TITLE_EMPTY, SCOPE_WRONG);
  }

  @Override
  public WebhookCard handle(Call call, Params asked) {
    var tx = call.tx();
    var known = hand.of(tx, asked.id(), asked.untilRestart());
    var wanted =
        known.with(
            asked.title() == null ? known.title() : Given.title(asked.title()),
            asked.scopes() == null ? known.scopes() : Given.scopes(asked.scopes()));
    var deed =
        WebhookInHand.deed(NAME, wanted)
            .changing("title", known.title(), wanted.title())
            .changing(
                "scopes", String.join(", ", known.scopes()), String.join(", ", wanted.scopes()));
    if (!deed.changes().isEmpty()) {
      webhooks.change(tx, wanted);
      audit.note(tx, call.caller(), call.origin().address(), deed);
    }
    return hand.card(tx, wanted);
  }
}
