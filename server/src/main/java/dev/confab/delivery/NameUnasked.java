package dev.confab.delivery;

/// A host name for which this server asked nobody, because too many others are looked up. It says
/// nothing of who has the name.
final class NameUnasked extends NameUnanswered {
  NameUnasked(String sentence) {
    super(sentence);
  }
}
