package dev.confab.access;

import dev.confab.basics.UserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Small sets in one column, and scopes on the wire: `im,imbot`. The order is kept, because it is
/// what the administrator wrote.
final class CommaList {
  private CommaList() {}

  static String of(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  static Set<String> texts(String list) {
    if (list.isEmpty()) {
      return Set.of();
    }
    return Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(list.split(","))));
  }

  static Set<UserId> users(String list) {
    return texts(list).stream()
        .map(text -> new UserId(Long.parseLong(text)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
