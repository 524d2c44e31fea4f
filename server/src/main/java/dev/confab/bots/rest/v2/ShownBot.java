package dev.confab.bots.rest.v2;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.confab.basics.Doc;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotCounts;
import org.jspecify.annotations.Nullable;

/// A bot as the second generation shows it; what stands behind the language only its owner sees.
/// (api-reference/chat-bots/chat-bots-v2/entities.md#bot)
public record ShownBot(
    @Doc("The bot's id, which is a user's too.") UserId id,
    @Doc("Its code.") String code,
    @Doc("`bot`, `supervisor`, `personal` or `openline`.") String type,
    @Doc("Whether it is left out of searches.") boolean isHidden,
    @Doc("Whether it serves open lines too.") boolean isSupportOpenline,
    @Doc("Whether its messages can be reacted to.") boolean isReactionsEnabled,
    @Doc("The background of its chats; null: what the user chose.") @Nullable String backgroundId,
    @Doc("The portal's language.") String language,
    @Doc("Always `rest`: no bot comes from anywhere else.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String moduleId,
    @Doc("Its application, on portals of a revision before 35.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String appId,
    @Doc("`fetch` or `webhook`.") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String eventMode,
    @Doc("Messages it was told of.") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long countMessage,
    @Doc("Commands it has.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long countCommand,
    @Doc("Chats it was taken into.") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long countChat,
    @Doc("Users who opened a dialog with it.") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long countUser) {

  static ShownBot brief(Bot bot, String language) {
    return of(bot, null, language, null, null, null);
  }

  static ShownBot owned(
      Bot bot, @Nullable String app, String language, BotCounts counts, long commands) {
    return of(bot, app, language, bot.traits().mode().word(), counts, commands);
  }

  private static ShownBot of(
      Bot bot,
      @Nullable String app,
      String language,
      @Nullable String mode,
      @Nullable BotCounts counts,
      @Nullable Long commands) {
    var traits = bot.traits();
    return new ShownBot(
        bot.id(),
        bot.code(),
        bot.type().secondWord(),
        traits.hidden(),
        bot.openline(),
        traits.reactions(),
        traits.background(),
        language,
        mode == null ? null : "rest",
        app,
        mode,
        counts == null ? null : counts.messages(),
        commands,
        counts == null ? null : counts.chats(),
        counts == null ? null : counts.users());
  }
}
