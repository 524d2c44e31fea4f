package dev.confab.commands;

import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.messages.Draft;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a bot says to a command.
///
/// @param system whether it is shown as the system's
/// @param params checked `ATTACH`, `KEYBOARD` and `MENU`; null when there is none
/// @param linkPreview whether it may be shown with what the page says that it links to
public record Reply(String text, boolean system, @Nullable ObjectNode params, boolean linkPreview) {

  /// The same as the system says it, where the bot is not in the chat.
  Reply inTheNameOf(String bot) {
    return new Reply("[B]" + bot + "[/B]\n" + text, true, params, linkPreview);
  }

  Draft in(Chat chat, UserId bot) {
    return new Draft(bot, chat, text, system, params, false).previewing(linkPreview);
  }
}
