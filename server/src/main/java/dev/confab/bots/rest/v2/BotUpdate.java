package dev.confab.bots.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.bots.BotV2Error.AVATAR_NO_IMAGE;
import static dev.confab.bots.BotV2Error.AVATAR_TOO_LARGE;
import static dev.confab.bots.BotV2Error.MODE_WRONG;
import static dev.confab.bots.BotV2Error.TOKEN_NOT_ROTATED;
import static dev.confab.bots.BotV2Error.TOKEN_TOO_LONG;
import static dev.confab.bots.BotV2Error.URL_WRONG;

import dev.confab.basics.Change;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Said;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.rpc.Call;
import dev.confab.rpc.Earlier;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Changes a bot, and where its events go; what waits for it goes there too.
final class BotUpdate implements RestMethod<BotUpdate.Params, FoundBot> {
  record Params(
      @Whole BotKey bot,
      @Doc("What is to change; what is absent stays.") @Nullable Fields fields) {}

  record Fields(
      @Doc("How the bot is shown.") @Nullable Properties properties,
      @Doc("Whether the bot is left out of searches.") @Nullable Boolean isHidden,
      @Doc("Whether its messages can be reacted to.") @Nullable Boolean isReactionsEnabled,
      @Doc("Whether it serves open lines.") @Nullable Boolean isSupportOpenline,
      @Doc("The background of its chats; null: what the user chose.") @Nullable String backgroundId,
      @Doc("`fetch` or `webhook`.") @Nullable String eventMode,
      @Doc(
              "Where events are posted; absent: at the last address, which is kept while the bot"
                  + " fetches. Passed over for a bot of the first generation.")
          @Nullable String webhookUrl,
      @Doc("For webhooks: another token; the old one is dead at once.") @Nullable String botToken,
      @Whole JsonNode given) {
    static final Fields NONE =
        new Fields(null, null, null, null, null, null, null, null, Json.mapper().nullNode());

    BotSetup setup() {
      var shown = properties == null ? Properties.NONE : properties;
      return new BotSetup(
          null,
          botToken,
          shown.profile(),
          shown.avatar(),
          null,
          Said.word(eventMode, given.get("eventMode")),
          Said.word(webhookUrl, given.get("webhookUrl")),
          isHidden,
          isReactionsEnabled,
          isSupportOpenline,
          backgroundId == null && given.has("backgroundId") ? "" : backgroundId);
    }
  }

  private final SecondBots bots;
  private final FoundBot.Maker found;

  BotUpdate(SecondBots bots, FoundBot.Maker found) {
    this.bots = bots;
    this.found = found;
  }

  @Override
  public MethodSpec<Params, FoundBot> spec() {
    return MethodSpec.<Params, FoundBot>writing("imbot.v2.Bot.update", Params.class, FoundBot.class)
        .needs(IMBOT)
        .refusesWith(
            BotV2Error.speaking(
                MODE_WRONG,
                URL_WRONG,
                AVATAR_NO_IMAGE,
                AVATAR_TOO_LARGE,
                TOKEN_TOO_LONG,
                TOKEN_NOT_ROTATED))
        .earlier(
            Past.MISSING_TOKEN_NAMED,
            new Earlier.Unknown(Change.TOKEN_EXCHANGED, "fields.botToken"));
  }

  @Override
  public FoundBot handle(Call call, Params asked) {
    var bot = asked.bot().own(call, bots);
    var fields = asked.fields() == null ? Fields.NONE : asked.fields();
    return found.owned(call, bots.update(call.tx(), bot, fields.setup()));
  }
}
