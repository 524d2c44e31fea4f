package dev.confab.bots;

/// What a bot did so far.
///
/// @param messages it was told of
/// @param chats groups it is in
/// @param users with whom it has a dialog
public record BotCounts(long messages, long chats, long users) {
  /// What a bot did that did nothing yet.
  public static final BotCounts NONE = new BotCounts(0, 0, 0);
}
