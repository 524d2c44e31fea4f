package dev.confab.bots.rest.v1;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.bots.BotError.BOT_DELETE_MISSING;
import static dev.confab.bots.BotError.BOT_DELETE_WRONG;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.CODE_MISSING;
import static dev.confab.bots.BotError.MESSAGE_ADD_MISSING;
import static dev.confab.bots.BotError.MESSAGE_ADD_WRONG;
import static dev.confab.bots.BotError.MESSAGE_DELETE_WRONG;
import static dev.confab.bots.BotError.MESSAGE_UPDATE_WRONG;
import static dev.confab.bots.BotError.NAME_MISSING;
import static dev.confab.bots.BotError.NOT_CREATED;
import static dev.confab.bots.BotError.REGISTER_BY_SESSION;
import static dev.confab.bots.BotError.TOO_MANY_BOTS;
import static dev.confab.bots.BotError.WELCOME_MESSAGE_MISSING;
import static dev.confab.bots.BotError.WELCOME_MESSAGE_WRONG;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.bots.BotEvent;
import dev.confab.bots.BotProfile;
import dev.confab.bots.HandlerUrls;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Registers a bot and binds the application's event handlers.
///
/// Every parameter may be absent for the binder, because what is missing is told in the order of
/// the original, after the question whose bot it would be.
final class BotRegister implements RestMethod<BotRegister.Params, UserId> {
  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("By which the application finds the bot again.") @Nullable String code,
      @Doc("`B` standard, `O` open lines, `H` human, `S` supervisor.") @Default("B") String type,
      @Doc("Whether the bot serves open lines; always so for type `O`.") @Default("N")
          boolean openline,
      @Doc("Address for all events; the five others are then not read.")
          @Nullable String eventHandler,
      @Doc("Address for new messages.") @Nullable String eventMessageAdd,
      @Doc("Address for changed messages.") @Nullable String eventMessageUpdate,
      @Doc("Address for deleted messages.") @Nullable String eventMessageDelete,
      @Doc("Address for being taken into a chat.") @Nullable String eventWelcomeMessage,
      @Doc("Address for the bot's removal.") @Nullable String eventBotDelete,
      @Doc("For webhooks: the name the bot is registered under.") @Nullable String clientId,
      @Doc("How the bot is shown.") @Nullable BotProfile properties) {}

  private final Registration registration;

  BotRegister(Registration registration) {
    this.registration = registration;
  }

  @Override
  public MethodSpec<Params, UserId> spec() {
    return MethodSpec.<Params, UserId>writing("imbot.register", Params.class, UserId.class)
        .deprecated("imbot.v2.Bot.register")
        .needs(IMBOT)
        .refusesWith(
            REGISTER_BY_SESSION,
            CLIENT_ID_MISSING,
            MESSAGE_ADD_MISSING,
            MESSAGE_ADD_WRONG,
            MESSAGE_UPDATE_WRONG,
            MESSAGE_DELETE_WRONG,
            WELCOME_MESSAGE_MISSING,
            WELCOME_MESSAGE_WRONG,
            BOT_DELETE_MISSING,
            BOT_DELETE_WRONG,
            CODE_MISSING,
            NAME_MISSING,
            TOO_MANY_BOTS,
            NOT_CREATED);
  }

  @Override
  public UserId handle(Call call, Params asked) {
    var profile = asked.properties() == null ? BotProfile.silent() : asked.properties();
    var draft =
        new BotDraft(asked.code(), asked.type(), asked.openline(), handlers(asked), profile);
    return registration.register(call.tx(), call.caller(), asked.clientId(), draft);
  }

  private static HandlerUrls handlers(Params asked) {
    return HandlerUrls.of(asked.eventHandler())
        .with(BotEvent.MESSAGE_ADD, asked.eventMessageAdd())
        .with(BotEvent.MESSAGE_UPDATE, asked.eventMessageUpdate())
        .with(BotEvent.MESSAGE_DELETE, asked.eventMessageDelete())
        .with(BotEvent.JOIN_CHAT, asked.eventWelcomeMessage())
        .with(BotEvent.DELETE, asked.eventBotDelete());
  }
}
