package dev.confab.commands;

import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.messages.Message;
import tools.jackson.databind.JsonNode;

/// A command as somebody used it.
///
/// @param params what stands behind it
/// @param context how it was used
/// @param by who used it
/// @param message the message that is the command, or that carries the button
public record CommandUse(
    Command command, String params, Context context, UserId by, Chat chat, Message message) {

  /// How a command is used.
  public enum Context {
    /// Typed, or sent as a message.
    TEXTAREA,
    /// By a button.
    KEYBOARD,
    /// By an item of the message's menu.
    MENU;

    /// Where the command stands in a message; one that is nowhere was behind a button that is gone.
    static Context behind(Message message, Command command) {
      var params = message.params() == null ? null : Json.parse(message.params());
      return params != null
              && holds(params.at("/MENU/ITEMS"), command)
              && !holds(params.at("/KEYBOARD/BUTTONS"), command)
          ? MENU
          : KEYBOARD;
    }

    private static boolean holds(JsonNode items, Command command) {
      return items
          .valueStream()
          .map(item -> item.path("COMMAND").asString(""))
          .flatMap(text -> CommandLine.of("/" + Commands.bare(text)).stream())
          .anyMatch(line -> line.name().equals(CommandsSql.lower(command.text())));
    }
  }

  /// The use as it is typed.
  public String asTyped() {
    return context == Context.TEXTAREA
        ? message.text()
        : ("/" + command.text() + " " + params).strip();
  }
}
