package dev.confab.bots.rest.v1;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.bots.BotError.BOT_DELETE_WRONG;
import static dev.confab.bots.BotError.BOT_NOT_FOUND;
import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.bots.BotError.MESSAGE_ADD_WRONG;
import static dev.confab.bots.BotError.MESSAGE_DELETE_WRONG;
import static dev.confab.bots.BotError.MESSAGE_UPDATE_WRONG;
import static dev.confab.bots.BotError.NAME_MISSING;
import static dev.confab.bots.BotError.NOTHING_TO_UPDATE;
import static dev.confab.bots.BotError.NOT_UPDATED;
import static dev.confab.bots.BotError.OTHER_APPLICATION;
import static dev.confab.bots.BotError.WELCOME_MESSAGE_WRONG;

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

/// Changes a bot and the handlers of its application.
final class BotUpdate implements RestMethod<BotUpdate.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot.") @Nullable UserId botId,
      @Doc("What is to change; what is absent stays.") @Nullable Fields fields,
      @Doc("For webhooks: the name the bot was registered under.") @Nullable String clientId) {}

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Fields(
      @Doc("A new code.") @Nullable String code,
      @Doc("Address for all events; the five others are then not read.")
          @Nullable String eventHandler,
      @Doc("Address for new messages.") @Nullable String eventMessageAdd,
      @Doc("Address for changed messages.") @Nullable String eventMessageUpdate,
      @Doc("Address for deleted messages.") @Nullable String eventMessageDelete,
      @Doc("Address for being taken into a chat.") @Nullable String eventWelcomeMessage,
      @Doc("Address for the bot's removal.") @Nullable String eventBotDelete,
      @Doc("How the bot is shown.") @Nullable BotProfile properties) {
    static final Fields NONE = new Fields(null, null, null, null, null, null, null, null);
  }

  private final Registration registration;

  BotUpdate(Registration registration) {
    this.registration = registration;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("imbot.update", Params.class, Boolean.class)
        .deprecated("imbot.v2.Bot.update")
        .needs(IMBOT)
        .refusesWith(
            BY_SESSION,
            CLIENT_ID_MISSING,
            BOT_NOT_FOUND,
            OTHER_APPLICATION,
            MESSAGE_ADD_WRONG,
            MESSAGE_UPDATE_WRONG,
            MESSAGE_DELETE_WRONG,
            WELCOME_MESSAGE_WRONG,
            BOT_DELETE_WRONG,
            NAME_MISSING,
            NOTHING_TO_UPDATE,
            NOT_UPDATED);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var fields = asked.fields() == null ? Fields.NONE : asked.fields();
    var profile = fields.properties() == null ? BotProfile.silent() : fields.properties();
    var change = new BotChange(fields.code(), handlers(fields), profile);
    registration.update(call.tx(), call.caller(), asked.clientId(), asked.botId(), change);
    return true;
  }

  private static HandlerUrls handlers(Fields asked) {
    return HandlerUrls.of(asked.eventHandler())
        .with(BotEvent.MESSAGE_ADD, asked.eventMessageAdd())
        .with(BotEvent.MESSAGE_UPDATE, asked.eventMessageUpdate())
        .with(BotEvent.MESSAGE_DELETE, asked.eventMessageDelete())
        .with(BotEvent.JOIN_CHAT, asked.eventWelcomeMessage())
        .with(BotEvent.DELETE, asked.eventBotDelete());
  }
}
