package dev.confab.delivery.rest;

import static dev.confab.access.Scope.CONFAB;
import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;
import static dev.confab.delivery.rest.DeliveryError.TERMS_WRONG;

import dev.confab.audit.AuditLog;
import dev.confab.audit.Deed;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.delivery.Agreements;
import dev.confab.delivery.TermsChange;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Changes how events reach a bot, or all bots of the caller's application. What already waits is
/// delivered as is agreed on now.
final class DeliverySet implements RestMethod<DeliverySet.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the whole application.") @Nullable UserId botId,
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId,
      @Doc("`durable` or `faithful`; what is absent stays, here and below.")
          @Nullable String profile,
      @Doc("`webhook` or `fetch`.") @Nullable String receive,
      @Doc("Attempts at the same time at one handler.") @Nullable Long inFlightMax,
      @Doc("Attempts in a second at one handler; 0: no limit.") @Nullable Long perSecondMax,
      @Doc("Seconds after which an event is given up.") @Nullable Long life,
      @Doc("Whether a handler may answer with a call.") @Nullable Boolean inlineReply) {}

  private final Steered steered;
  private final Agreements agreements;
  private final AuditLog audit;

  DeliverySet(Steered steered, Agreements agreements, AuditLog audit) {
    this.steered = steered;
    this.agreements = agreements;
    this.audit = audit;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("confab.delivery.set", Params.class, Boolean.class)
        .needs(CONFAB)
        .refusesWith(BY_SESSION, CLIENT_ID_MISSING, BOT_NOT_FOUND, OTHER_APPLICATION, TERMS_WRONG);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var bot = steered.of(call.tx(), call.caller(), asked.clientId(), asked.botId());
    agreements.change(call.tx(), bot.app(), asked.botId() == null ? null : bot.id(), change(asked));
    audit.note(call.tx(), call.caller(), call.origin().address(), deed(bot, asked));
    return true;
  }

  private static Deed deed(Bot bot, Params asked) {
    return Deed.of("confab.delivery.set", "bot", bot.id(), bot.code())
        .changing("profile", null, asked.profile())
        .changing("receive", null, asked.receive())
        .changing("in_flight_max", null, asked.inFlightMax())
        .changing("per_second_max", null, asked.perSecondMax())
        .changing("life", null, asked.life())
        .changing("inline_reply", null, asked.inlineReply());
  }

  private static TermsChange change(Params asked) {
    try {
      return TermsChange.of(
          asked.profile(),
          asked.receive(),
          asked.inFlightMax(),
          asked.perSecondMax(),
          asked.life(),
          asked.inlineReply());
    } catch (IllegalArgumentException e) {
      throw TERMS_WRONG.refuse(String.valueOf(e.getMessage()));
    }
  }
}
