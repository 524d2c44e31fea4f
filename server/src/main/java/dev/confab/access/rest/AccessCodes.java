package dev.confab.access.rest;

import dev.confab.basics.UserId;
import dev.confab.people.Person;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The codes by which rights name those who have them: `U7` is a user, `G1` and `G2` are the groups
/// of administrators and of all visitors, `AU` is everybody signed in.
final class AccessCodes {
  static final String ADMINISTRATORS = "G1";
  static final String VISITORS = "G2";
  static final String SIGNED_IN = "AU";

  private AccessCodes() {}

  /// The codes a person has.
  static Set<String> of(Person person) {
    var codes = new TreeSet<>(Set.of(VISITORS, SIGNED_IN, "U" + person.id()));
    if (person.admin()) {
      codes.add(ADMINISTRATORS);
    }
    return codes;
  }

  /// The user a code names, or null.
  static @Nullable UserId user(String code) {
    return code.matches("U[1-9][0-9]{0,17}") ? new UserId(Long.parseLong(code.substring(1))) : null;
  }
}
