package dev.confab.hooks;

import java.util.List;

/// Which rows of a queue are wanted, and in which order.
///
/// @param conditions all must hold
/// @param order the most important first; rows that are equal stand by their numbers
public record OfflineFilter(List<Condition> conditions, List<By> order) {
  /// Most conditions.
  public static final int CONDITIONS_MAX = 50;

  /// Most values of one condition.
  public static final int VALUES_MAX = 100;

  /// A condition on a field.
  ///
  /// @param values whole numbers, moments or texts, as the field has them; several only for
  ///   equality
  public record Condition(OfflineField field, Test test, List<Object> values) {}

  /// How a field is compared.
  public enum Test {
    /// Is one of the values.
    EQUAL("="),
    /// Is none of them.
    UNEQUAL("<>"),
    /// Is greater.
    GREATER(">"),
    /// Is greater or the same.
    GREATER_OR_EQUAL(">="),
    /// Is less.
    LESS("<"),
    /// Is less or the same.
    LESS_OR_EQUAL("<=");

    private final String sign;

    Test(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  /// A field that is sorted by.
  public record By(OfflineField field, boolean descending) {}
}
