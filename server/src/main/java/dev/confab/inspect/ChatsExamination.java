package dev.confab.inspect;

import dev.confab.chats.Chats;
import java.time.Instant;

/// Where the bot is.
final class ChatsExamination implements Examination {
  private static final int GROUPS_MAX = 10;

  private final Chats chats;

  ChatsExamination(Chats chats) {
    this.chats = chats;
  }

  @Override
  public void examine(Patient patient, Findings found) {
    var memberships = chats.recent(patient.reads(), patient.bot().id(), Instant.EPOCH);
    long groups = memberships.stream().filter(item -> !item.chat().isPrivate()).count();
    found.note(Finding.Kind.CHATS, "dialogs", memberships.size() - groups, "groups", groups);
    memberships.stream()
        .filter(item -> !item.chat().isPrivate())
        .limit(GROUPS_MAX)
        .forEach(
            item ->
                found.note(
                    Finding.Kind.GROUP, "chat", item.chat().id(), "title", item.chat().title()));
    if (groups > 0 && !patient.bot().type().hearsAll()) {
      found.note(Finding.Kind.HEARS_MENTIONS);
    }
  }
}
