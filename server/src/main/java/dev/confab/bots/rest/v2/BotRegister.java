package dev.confab.bots.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.bots.BotV2Error.AVATAR_NO_IMAGE;
import static dev.confab.bots.BotV2Error.AVATAR_TOO_LARGE;
import static dev.confab.bots.BotV2Error.CODE_MISSING;
import static dev.confab.bots.BotV2Error.CODE_TAKEN;
import static dev.confab.bots.BotV2Error.MODE_WRONG;
import static dev.confab.bots.BotV2Error.NOT_REGISTERED;
import static dev.confab.bots.BotV2Error.PROPERTIES_MISSING;
import static dev.confab.bots.BotV2Error.TOKEN_MISSING;
import static dev.confab.bots.BotV2Error.TOKEN_TOO_LONG;
import static dev.confab.bots.BotV2Error.TOO_MANY;
import static dev.confab.bots.BotV2Error.TYPE_WRONG;
import static dev.confab.bots.BotV2Error.URL_MISSING;
import static dev.confab.bots.BotV2Error.URL_WRONG;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Said;
import dev.confab.basics.Whole;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Registers a bot; one that has this code already is returned as it is.
///
/// Every parameter may be absent for the binder, because what is missing is told in the order of
/// the original, after the question whose bot it would be.
final class BotRegister implements RestMethod<BotRegister.Params, FoundBot> {
  record Params(
      @Doc("The bot to register.") @Nullable Fields fields,
      @Doc("For webhooks: the bot's token, where some clients put it.")
          @Nullable String botToken) {}

  record Fields(
      @Doc("By which the application finds the bot again.") @Nullable String code,
      @Doc("For webhooks: by which the bot is spoken for from now on; at most 40 characters.")
          @Nullable String botToken,
      @Doc("How the bot is shown.") @Nullable Properties properties,
      @Doc("`bot`, `supervisor`, `personal` or `openline`.") @Default("bot") String type,
      @Doc("`fetch`: the bot asks for its events; `webhook`: they are posted.") @Default("fetch")
          String eventMode,
      @Doc("Where they are posted.") @Nullable String webhookUrl,
      @Doc("Whether the bot is left out of searches.") @Default("false") boolean isHidden,
      @Doc("Whether its messages can be reacted to.") @Default("true") boolean isReactionsEnabled,
      @Doc("Whether it serves open lines; always so for type `openline`.") @Default("false")
          boolean isSupportOpenline,
      @Doc("The background of its chats: `azure`, `mint` …; anything else: what the user chose.")
          @Nullable String backgroundId,
      @Whole JsonNode given) {
    static final Fields NONE =
        new Fields(
            null,
            null,
            null,
            "bot",
            "fetch",
            null,
            false,
            true,
            false,
            null,
            Json.mapper().nullNode());

    BotSetup setup(@Nullable String tokenBeside) {
      var shown = properties == null ? Properties.NONE : properties;
      return new BotSetup(
          code,
          botToken == null || botToken.isBlank() ? tokenBeside : botToken,
          shown.profile(),
          shown.avatar(),
          Said.word(type, given.get("type")),
          Said.word(eventMode, given.get("eventMode")),
          Said.word(webhookUrl, given.get("webhookUrl")),
          isHidden,
          isReactionsEnabled,
          isSupportOpenline,
          backgroundId);
    }
  }

  private final SecondBots bots;
  private final FoundBot.Maker found;

  BotRegister(SecondBots bots, FoundBot.Maker found) {
    this.bots = bots;
    this.found = found;
  }

  @Override
  public MethodSpec<Params, FoundBot> spec() {
    return MethodSpec.<Params, FoundBot>writing(
            "imbot.v2.Bot.register", Params.class, FoundBot.class)
        .needs(IMBOT)
        .refusesWith(
            TOKEN_MISSING,
            TOKEN_TOO_LONG,
            CODE_MISSING,
            PROPERTIES_MISSING,
            CODE_TAKEN,
            TYPE_WRONG,
            MODE_WRONG,
            URL_WRONG,
            URL_MISSING,
            TOO_MANY,
            NOT_REGISTERED,
            AVATAR_NO_IMAGE,
            AVATAR_TOO_LARGE)
        .earlier(Past.MISSING_TOKEN_NAMED);
  }

  @Override
  public FoundBot handle(Call call, Params asked) {
    var fields = asked.fields() == null ? Fields.NONE : asked.fields();
    var setup = fields.setup(asked.botToken());
    return found.owned(call, bots.register(call.tx(), call.caller(), setup));
  }
}
