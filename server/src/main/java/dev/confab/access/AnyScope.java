package dev.confab.access;

import java.util.List;
import java.util.stream.Collectors;

/// Several scopes any one of which is enough. What a lesser one sees less is the method's business.
public record AnyScope(List<Scope> oneOf) implements ScopeNeed {
  /// `user` in its three versions. (api-reference/user/user-scope.md)
  public static final AnyScope USER =
      new AnyScope(List.of(Scope.USER, Scope.USER_BRIEF, Scope.USER_BASIC));

  @Override
  public String sentence() {
    return oneOf.stream()
        .map(scope -> "`" + scope.wire() + "`")
        .collect(Collectors.joining(" or ", "Scope ", "."));
  }
}
