package dev.confab.access.rest.admin;

import dev.confab.access.Administrator;
import dev.confab.access.Scope;
import dev.confab.access.Webhooks;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.WebhookId;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the incoming webhooks of the portal, without their codes.
final class WebhookList implements RestMethod<WebhookList.Params, WebhookList.Shown> {
  private static final int PAGE_MAX = 200;

  private final Webhooks webhooks;
  private final WebhookInHand hand;

  WebhookList(Webhooks webhooks, WebhookInHand hand) {
    this.webhooks = webhooks;
    this.hand = hand;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Only webhooks with greater ids.") @Nullable WebhookId after,
      @Doc("Most webhooks, up to 200.") @Default("50") long limit) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("The webhooks.") List<WebhookCard> webhooks,
      @Doc("The AFTER of the next page; null on the last.") @Nullable WebhookId next) {}

  @Override
  public MethodSpec<Params, Shown> spec() {
    return MethodSpec.<Params, Shown>reading(
            "confab.admin.webhooks.list", Params.class, Shown.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED);
  }

  @Override
  public Shown handle(Call call, Params asked) {
    int limit = Math.clamp(asked.limit(), 1, PAGE_MAX);
    var after = asked.after() == null ? new WebhookId(0) : asked.after();
    var page = webhooks.after(call.reads(), after, limit);
    var next = page.size() == limit ? page.getLast().id() : null;
    return new Shown(page.stream().map(webhook -> hand.card(call.reads(), webhook)).toList(), next);
  }
}
