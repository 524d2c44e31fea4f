package dev.confab.basics;

/// One way a call can be refused: what the wire says and with which HTTP status. Rooms declare
/// theirs as enums; the enum constant's name is unique in the room, while several constants may
/// share a code.
public interface ErrorCode {
  /// The constant's own name, by which [OrElse] refers to it.
  String name();

  /// The `error` of the wire.
  String code();

  /// The HTTP status of the answer.
  int status();

  /// The `error_description` of the wire; may hold `%s` places that [#refuse(Object...)] fills.
  String text();

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
