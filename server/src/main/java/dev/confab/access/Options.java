package dev.confab.access;

import dev.confab.basics.AppId;
import dev.confab.basics.Cut;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What applications keep on the portal: some names with values, for themselves or for one user.
public final class Options {
  /// Most names an application keeps, for itself and for each user.
  public static final int NAMES_MAX = 1_000;

  /// Longest name.
  public static final int NAME_LENGTH_MAX = 255;

  /// Longest value, as JSON.
  public static final int VALUE_LENGTH_MAX = 65_536;

  /// The options of all applications; those of a removed one go where that was wished.
  public Options(Apps apps) {
    apps.onLife(
        new AppLife() {
          @Override
          public void removing(Tx tx, App app, boolean clean) {
            if (clean) {
              OptionsSql.deleteAll(tx, app.id());
            }
          }
        });
  }

  /// Everything kept.
  ///
  /// @param user null: for the application itself
  public ObjectNode all(Reads reads, AppId app, @Nullable UserId user) {
    var all = Json.mapper().createObjectNode();
    OptionsSql.all(reads, app, number(user))
        .forEach((name, value) -> all.set(name, Json.parse(value)));
    return all;
  }

  /// Keeps these values; names that are not among them keep theirs. False, and nothing is kept,
  /// when there is no room for them.
  ///
  /// @param user null: for the application itself
  public boolean keep(Tx tx, AppId app, @Nullable UserId user, Map<String, JsonNode> values) {
    var known = OptionsSql.all(tx, app, number(user)).keySet();
    var fresh = values.keySet().stream().filter(name -> !known.contains(name)).count();
    var fitting =
        values.entrySet().stream()
            .allMatch(
                option ->
                    Cut.fits(NAME_LENGTH_MAX, option.getKey())
                        && Cut.fits(VALUE_LENGTH_MAX, text(option.getValue())));
    if (!fitting || known.size() + fresh > NAMES_MAX) {
      return false;
    }
    values.forEach(
        (name, value) ->
            OptionsSql.put(tx, app, number(user), name.replace("\0", ""), text(value)));
    return true;
  }

  /// JSON writes a NUL with six letters, so that every database keeps it.
  private static String text(JsonNode value) {
    return Json.write(PhpForm.withLists(value));
  }

  private static long number(@Nullable UserId user) {
    return user == null ? 0 : user.value();
  }
}
