package dev.confab.testkit;

/// A user of the portal, person or bot.
public interface Somebody extends Dialog {
  /// The user's id.
  long id();

  @Override
  default String dialogId() {
    return Long.toString(id());
  }
}
