package dev.confab.messages;

import dev.confab.basics.Cut;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.PhpForm;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/// What whoever sends ATTACH, KEYBOARD and MENU has to keep to, and how he is refused. The original
/// measures people and bots of the second generation in characters, and bots of the first in bytes.
public enum BlockRules {
  /// Methods of people, and of bots of the second generation.
  PERSON(false, MessageError.MENU_WRONG),
  /// `im.message.update`, which spells one of its codes in its own way.
  EDITING_PERSON(false, MessageError.MENU_WRONG_IN_UPDATE),
  /// Methods of bots of the first generation.
  BOT(true, MessageError.MENU_WRONG);

  /// Characters of each of the three, where characters are counted.
  public static final int CHARACTERS_MAX = 60_000;

  /// Bytes of each of the three, where bytes are counted.
  public static final int BYTES_MAX = 30 * 1024;

  private final boolean inBytes;
  private final MessageError menuWrong;

  BlockRules(boolean inBytes, MessageError menuWrong) {
    this.inBytes = inBytes;
    this.menuWrong = menuWrong;
  }

  ErrorCode menuWrong() {
    return menuWrong;
  }

  boolean allows(JsonNode sent) {
    var text = PhpForm.withLists(sent).toString();
    return inBytes
        ? text.length() <= BYTES_MAX && text.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX
        : Cut.fits(CHARACTERS_MAX, text);
  }
}
