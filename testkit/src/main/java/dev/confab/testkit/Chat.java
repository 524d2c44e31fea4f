package dev.confab.testkit;

/// A group chat.
///
/// @param id its number
public record Chat(long id) implements Dialog {
  @Override
  public String dialogId() {
    return "chat" + id;
  }
}
