package dev.confab.access.rest;

import static dev.confab.access.AccessError.OPTIONS_APPLICATION;
import static dev.confab.access.AccessError.OPTIONS_USER;
import static dev.confab.access.Context.APPLICATION_OF_OPTIONS;
import static java.util.Objects.requireNonNull;

import dev.confab.access.Options;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Returns what the calling application keeps for the application itself: one value, or all of
/// them. (api-reference/common/settings/app-option-get.md)
final class AppOptionGet implements RestMethod<AppOptionGet.Params, JsonNode> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The name of one value; absent: all.") @Key("option") @Nullable String option) {}

  private final Options options;

  AppOptionGet(Options options) {
    this.options = options;
  }

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>reading("app.option.get", Params.class, JsonNode.class)
        .needs(APPLICATION_OF_OPTIONS)
        .refusesWith(OPTIONS_APPLICATION, OPTIONS_USER);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    var app = requireNonNull(call.caller().app());
    var all = options.all(call.reads(), app, null);
    if (asked.option() != null) {
      var value = all.get(asked.option());
      return value == null ? NullNode.getInstance() : value;
    }
    return all.isEmpty() ? Json.mapper().createArrayNode() : all;
  }
}
