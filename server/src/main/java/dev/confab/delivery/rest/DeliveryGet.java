package dev.confab.delivery.rest;

import static dev.confab.access.Scope.CONFAB;
import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.OTHER_APPLICATION;

import dev.confab.basics.AppId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.bots.Handler;
import dev.confab.delivery.Agreements;
import dev.confab.delivery.Courier;
import dev.confab.delivery.HandlerNotes;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Shows how events reach a bot, or all bots of the caller's application.
final class DeliveryGet implements RestMethod<DeliveryGet.Params, DeliveryCard> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the whole application.") @Nullable UserId botId,
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId) {}

  private final Steered steered;
  private final Bots bots;
  private final Agreements agreements;
  private final HandlerNotes notes;
  private final Courier courier;

  DeliveryGet(
      Steered steered, Bots bots, Agreements agreements, HandlerNotes notes, Courier courier) {
    this.steered = steered;
    this.bots = bots;
    this.agreements = agreements;
    this.notes = notes;
    this.courier = courier;
  }

  @Override
  public MethodSpec<Params, DeliveryCard> spec() {
    return MethodSpec.<Params, DeliveryCard>reading(
            "confab.delivery.get", Params.class, DeliveryCard.class)
        .needs(CONFAB)
        .refusesWith(BY_SESSION, CLIENT_ID_MISSING, BOT_NOT_FOUND, OTHER_APPLICATION);
  }

  @Override
  public DeliveryCard handle(Call call, Params asked) {
    var bot = steered.of(call.reads(), call.caller(), asked.clientId(), asked.botId());
    var portal = call.caller().portal();
    var terms =
        asked.botId() == null
            ? agreements.of(portal, bot.app())
            : agreements.of(portal, bot.app(), bot.id());
    var addresses =
        bots.handlers(call.reads(), bot.app()).stream().map(Handler::url).distinct().sorted();
    return DeliveryCard.of(
        terms, addresses.map(address -> handler(portal, bot.app(), address)).toList());
  }

  private DeliveryCard.AtHandler handler(PortalId portal, AppId app, String address) {
    return DeliveryCard.AtHandler.of(
        address, notes.of(portal, app, address), courier.health(portal, app, address));
  }
}
