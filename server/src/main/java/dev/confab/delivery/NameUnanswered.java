package dev.confab.delivery;

import java.net.UnknownHostException;

/// A host name of which nobody said in time whether it is known. Not that it is not: another
/// attempt may find it.
class NameUnanswered extends UnknownHostException {
  NameUnanswered(String sentence) {
    super(sentence);
  }

  /// The sentence for the operator.
  final String sentence() {
    return String.valueOf(getMessage());
  }
}
