package dev.confab.messages;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What is to change about a message.
///
/// @param text the new text; null: it stays; empty: the message goes on without words
/// @param blocks what [Blocks#patch] made of ATTACH, KEYBOARD and MENU
/// @param linkPreview whether the new text may be shown with what the page says that it links to
/// @param marked whether a new ATTACH alone shows the message as edited; a new text always does
public record Edit(@Nullable String text, ObjectNode blocks, boolean linkPreview, boolean marked) {
  /// Whether the message shows afterwards that it was edited: that is news to others, buttons and
  /// menus are not.
  boolean isShown() {
    return text != null || (marked && blocks.has("ATTACH"));
  }

  /// Whether it takes the words away. Where that deletes the message, whatever else it shows, the
  /// method of that generation says so.
  public boolean leavesNoWords() {
    return text != null && text.isBlank();
  }
}
