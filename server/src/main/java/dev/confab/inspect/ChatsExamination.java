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
    found.note(
        "It is in %d private dialogs and %d groups."
            .formatted(memberships.size() - groups, groups));
    memberships.stream()
        .filter(item -> !item.chat().isPrivate())
        .limit(GROUPS_MAX)
        .forEach(
            item ->
                found.note(
                    "It is in the group chat%s '%s'."
                        .formatted(item.chat().id(), item.chat().title())));
    if (groups > 0 && !patient.bot().type().hearsAll()) {
      found.note(
          "In groups it hears only what mentions it, as all do but supervisors and personal bots.");
    }
  }
}
