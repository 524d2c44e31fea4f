package dev.confab.bots;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;

/// What a user card of im.* shows of a bot: its `bot_data`.
@Keys(Keys.Spelling.LOWER_SNAKE)
public record BotCard(
    @Doc("The bot's code.") String code,
    @Doc("`bot`, `openline`, `human` or `supervisor`.") String type,
    @Doc("The application's `client_id`; empty for a bot that a webhook made.") String appId,
    @Doc("Whether the bot is left out of searches.") boolean isHidden,
    @Doc("Whether the bot serves open lines.") boolean isSupportOpenline) {}
