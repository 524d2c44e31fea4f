package dev.confab.delivery.rest;

import static dev.confab.access.Scope.CONFAB;
import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;

import dev.confab.audit.AuditLog;
import dev.confab.audit.Deed;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.delivery.HandlerNotes;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Calls the handlers of the caller's application again that had answered 410.
final class DeliveryResume implements RestMethod<DeliveryResume.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("A bot of the application; absent: its first.") @Nullable UserId botId,
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId) {}

  private final Steered steered;
  private final HandlerNotes notes;
  private final AuditLog audit;

  DeliveryResume(Steered steered, HandlerNotes notes, AuditLog audit) {
    this.steered = steered;
    this.notes = notes;
    this.audit = audit;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(
            "confab.delivery.resume", Params.class, Boolean.class)
        .needs(CONFAB)
        .refusesWith(BY_SESSION, CLIENT_ID_MISSING, BOT_NOT_FOUND, OTHER_APPLICATION);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var bot = steered.of(call.tx(), call.caller(), asked.clientId(), asked.botId());
    notes.open(call.tx(), bot.app());
    var deed = Deed.of("confab.delivery.resume", "bot", bot.id(), bot.code());
    audit.note(call.tx(), call.caller(), call.origin().address(), deed);
    return true;
  }
}
