package dev.confab.access;

import dev.confab.rpc.Requirement;
import java.util.List;
import java.util.Set;

/// A right that a webhook or an application must have been given.
public sealed interface ScopeNeed extends Requirement permits Scope, AnyScope {
  /// The scopes any one of which is enough, the greatest first.
  List<Scope> oneOf();

  /// Whether who has these scopes has what is needed.
  default boolean isMetBy(Set<String> scopes) {
    return oneOf().stream().anyMatch(scope -> scopes.contains(scope.wire()));
  }
}
