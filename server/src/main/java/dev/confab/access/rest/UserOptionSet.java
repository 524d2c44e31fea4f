package dev.confab.access.rest;

import static dev.confab.access.AccessError.OPTIONS_APPLICATION;
import static dev.confab.access.AccessError.OPTIONS_EMPTY;
import static dev.confab.access.AccessError.OPTIONS_USER;
import static dev.confab.access.Context.APPLICATION_OF_OPTIONS;
import static java.util.Objects.requireNonNull;

import dev.confab.access.Options;
import dev.confab.basics.Doc;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import tools.jackson.databind.JsonNode;

/// Keeps values for the calling user, by their names.
/// (api-reference/common/settings/user-option-set.md)
final class UserOptionSet implements RestMethod<UserOptionSet.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Names with their values; names that are not among them keep theirs.")
          @Key("options")
          @OrElse("OPTIONS_EMPTY")
          JsonNode options) {}

  private final Options options;

  UserOptionSet(Options options) {
    this.options = options;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("user.option.set", Params.class, Boolean.class)
        .needs(APPLICATION_OF_OPTIONS)
        .refusesWith(OPTIONS_APPLICATION, OPTIONS_EMPTY, OPTIONS_USER);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var values = OptionValues.of(asked.options());
    var app = requireNonNull(call.caller().app());
    return OptionValues.kept(options.keep(call.tx(), app, call.caller().user(), values));
  }
}
