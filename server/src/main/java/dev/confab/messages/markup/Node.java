package dev.confab.messages.markup;

import java.util.List;
import java.util.Map;

/// A piece of a formatted text.
public sealed interface Node {
  /// Words, line breaks among them.
  record Text(String words) implements Node {}

  /// A code with what stands between its ends.
  ///
  /// @param value behind its `=`; of `[url]` and `[call]` without one the words inside
  /// @param attributes what follows the value, by names in small letters
  /// @param opening the code as it was written
  /// @param closing its end as it was written; empty where a code has none
  record Tag(
      Code code,
      String value,
      Map<String, String> attributes,
      String opening,
      List<Node> inside,
      String closing)
      implements Node {}

  /// What somebody else said: a line behind `>>`, or all between two lines of dashes.
  record Quote(String opening, List<Node> inside, String closing) implements Node {}
}
