package dev.confab.bots.rest.v2;

import dev.confab.basics.Doc;
import dev.confab.bots.BotProfile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How a bot is shown.
record Properties(
    @Doc("First name; a bot is registered with one.") @Nullable String name,
    @Doc("Last name.") @Nullable String lastName,
    @Doc("Position, or what the bot does.") @Nullable String workPosition,
    @Doc("Colour by name: `red`, `green`, `mint`, `lightBlue` …") @Nullable String color,
    @Doc("`M` or `F`.") @Nullable String gender,
    @Doc("Picture as Base64, at most 5000 pixels a side.") @Nullable JsonNode avatar) {
  static final Properties NONE = new Properties(null, null, null, null, null, null);

  BotProfile profile() {
    return SecondBots.profile(name, lastName, workPosition, color, gender);
  }
}
