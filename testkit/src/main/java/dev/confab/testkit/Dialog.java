package dev.confab.testkit;

/// Something one can write to: a person or a bot, which means the private dialog with them, or a
/// group chat.
@FunctionalInterface
public interface Dialog {
  /// The `DIALOG_ID` of the wire: a user's id, or `chat{id}`.
  String dialogId();
}
