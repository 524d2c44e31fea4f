package dev.confab.access.rest.admin;

import static dev.confab.access.AccessError.SCOPE_WRONG;
import static dev.confab.access.AccessError.TITLE_EMPTY;
import static dev.confab.access.AccessError.USER_WRONG;

import dev.confab.access.Administrator;
import dev.confab.access.Scope;
import dev.confab.access.WebhookDraft;
import dev.confab.access.Webhooks;
import dev.confab.audit.AuditLog;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MadeUp;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.basics.WebhookId;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes an incoming webhook. Its code is shown this once: only a hash of it is kept.
final class WebhookAdd implements RestMethod<WebhookAdd.Params, WebhookAdd.Added> {
  static final int CODE_LENGTH = 24;

  /// A hundred years.
  private static final long LASTS_MAX = 3_155_760_000L;

  private static final String NAME = "confab.admin.webhooks.add";

  private final Webhooks webhooks;
  private final People people;
  private final AuditLog audit;

  WebhookAdd(Webhooks webhooks, People people, AuditLog audit) {
    this.webhooks = webhooks;
    this.people = people;
    this.audit = audit;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("For whom it acts; absent: the caller.") @OrElse("USER_WRONG") @Nullable UserId userId,
      @Doc("What it is called.") @OrElse("TITLE_EMPTY") String title,
      @Doc("What it may do.") List<String> scopes,
      @Doc("Seconds after which it ends; absent: never.") @Nullable Long expiresIn) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Added(
      @Doc("The new webhook.") WebhookId id,
      @Doc("The secret part of its address.") String code,
      @Doc("Its whole address; the method's name follows.") String url) {}

  @Override
  public MethodSpec<Params, Added> spec() {
    return MethodSpec.<Params, Added>writing(NAME, Params.class, Added.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED)
        .refusesWith(USER_WRONG, TITLE_EMPTY, SCOPE_WRONG);
  }

  @Override
  public Added handle(Call call, Params asked) {
    var tx = call.tx();
    var user = asked.userId() == null ? call.caller().user() : asked.userId();
    var person = people.find(tx, user);
    USER_WRONG.unless(person != null && person.active() && !person.isBot());
    var title = Given.title(asked.title());
    var scopes = Given.scopes(asked.scopes());
    var lasts = asked.expiresIn();
    var expires = lasts == null ? null : call.now().plusSeconds(Math.clamp(lasts, 1, LASTS_MAX));
    var code = MadeUp.word(CODE_LENGTH);
    var made = webhooks.ensure(tx, new WebhookDraft(user, code, title, scopes, expires));
    var deed =
        WebhookInHand.deed(NAME, made)
            .setting("user", user)
            .setting("scopes", String.join(", ", scopes));
    audit.note(tx, call.caller(), call.origin().address(), deed);
    return new Added(made.id(), code, address(call, user, code));
  }

  static String address(Call call, UserId user, String code) {
    return call.origin().base() + "/rest/" + user + "/" + code + "/";
  }
}
