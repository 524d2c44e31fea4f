package dev.confab.access.rest;

import static dev.confab.access.AccessError.OPTIONS_ADMINISTRATOR;
import static dev.confab.access.AccessError.OPTIONS_APPLICATION;
import static dev.confab.access.AccessError.OPTIONS_EMPTY;
import static dev.confab.access.Context.APPLICATION_OF_OPTIONS;
import static java.util.Objects.requireNonNull;

import dev.confab.access.Options;
import dev.confab.basics.Doc;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import tools.jackson.databind.JsonNode;

/// Keeps values for the application itself, by their names.
/// (api-reference/common/settings/app-option-set.md)
final class AppOptionSet implements RestMethod<AppOptionSet.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Names with their values; names that are not among them keep theirs.")
          @Key("options")
          @OrElse("OPTIONS_EMPTY")
          JsonNode options) {}

  private final People people;
  private final Options options;

  AppOptionSet(People people, Options options) {
    this.people = people;
    this.options = options;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("app.option.set", Params.class, Boolean.class)
        .needs(APPLICATION_OF_OPTIONS)
        .refusesWith(OPTIONS_APPLICATION, OPTIONS_EMPTY, OPTIONS_ADMINISTRATOR);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var person = people.find(call.reads(), call.caller().user());
    OPTIONS_ADMINISTRATOR.unless(person != null && person.admin());
    var values = OptionValues.of(asked.options());
    var app = requireNonNull(call.caller().app());
    return OptionValues.kept(options.keep(call.tx(), app, null, values));
  }
}
