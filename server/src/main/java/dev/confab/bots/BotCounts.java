package dev.confab.bots;

/// What a bot did so far.
///
/// @param messages it was told of
/// @param chats it was taken into
/// @param users who opened a dialog with it
public record BotCounts(long messages, long chats, long users) {
  /// What a bot did that did nothing yet.
  public static final BotCounts NONE = new BotCounts(0, 0, 0);
}
