package dev.confab.basics;

/// One way a call can be refused: what the wire says and with which HTTP status. Rooms declare
/// theirs as enums; the enum constant's name is unique in the room, while several constants may
/// share a code.
public interface ErrorCode {
  /// The constant's own name, by which [OrElse] refers to it.
  String name();

  /// What the wire says.
  ///
  /// @param code the `error`
  /// @param status of HTTP
  /// @param text the `error_description`; may hold `%s` places that [#refuse(Object...)] fills
  record Wire(String code, int status, String text) {}

  /// What the wire says.
  Wire wire();

  /// The `error` of the wire.
  default String code() {
    return wire().code();
  }

  /// The HTTP status of the answer.
  default int status() {
    return wire().status();
  }

  /// The `error_description` of the wire.
  default String text() {
    return wire().text();
  }

  /// The refusal to throw.
  default Refusal refuse() {
    return new Refusal(this, text());
  }

  /// The refusal to throw, with the places of its text filled.
  default Refusal refuse(Object... values) {
    return new Refusal(this, String.format(java.util.Locale.ROOT, text(), values));
  }

  /// Throws this refusal unless `holds`.
  default void unless(boolean holds) {
    if (!holds) {
      throw refuse();
    }
  }
}
