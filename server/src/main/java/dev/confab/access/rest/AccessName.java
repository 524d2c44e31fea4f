package dev.confab.access.rest;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells what access codes are called; `false` when none is asked for, and codes that name nobody
/// are left out. (api-reference/common/system/access-name.md)
final class AccessName implements RestMethod<AccessName.Params, Object> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Access codes, for example `U1`, `G2`, `AU`.") @Nullable List<String> access) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Named(
      @Doc("What kind of right it is, in words.") String provider,
      @Doc("What the code is called.") String name,
      @Doc("What kind of right it is.") String providerId) {}

  private final People people;

  AccessName(People people) {
    this.people = people;
  }

  @Override
  public MethodSpec<Params, Object> spec() {
    return MethodSpec.reading("access.name", Params.class, Object.class);
  }

  @Override
  public Object handle(Call call, Params asked) {
    if (asked.access() == null || asked.access().isEmpty()) {
      return false;
    }
    var users = users(call, asked.access());
    var names = new LinkedHashMap<String, Named>();
    for (var code : asked.access()) {
      var named = named(users, code);
      if (named != null) {
        names.put(code, named);
      }
    }
    return names;
  }

  /// Those of the users named whom the caller may look at.
  private Map<UserId, Person> users(Call call, List<String> codes) {
    var me = people.find(call.reads(), call.caller().user());
    var ids = codes.stream().map(AccessCodes::user).filter(Objects::nonNull).toList();
    if (me == null) {
      return Map.of();
    }
    return people.known(call.reads(), me, people.find(call.reads(), ids)).stream()
        .collect(Collectors.toMap(Person::id, person -> person));
  }

  private static @Nullable Named named(Map<UserId, Person> users, String code) {
    return switch (code) {
      case AccessCodes.ADMINISTRATORS -> new Named("", "Administrators", "other");
      case AccessCodes.VISITORS -> new Named("", "All visitors", "other");
      case AccessCodes.SIGNED_IN -> new Named("", "All authorized users", "other");
      default -> {
        var user = AccessCodes.user(code);
        var person = user == null ? null : users.get(user);
        yield person == null ? null : new Named("Users", person.fullName(), "user");
      }
    };
  }
}
