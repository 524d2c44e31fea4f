package dev.confab.live;

import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import java.util.Collection;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Words for what is gathered for a moment and then told at once.
public interface Gathered {
  /// Who of these is there: `{"users": […]}`; null when none of them is to be told of.
  @Nullable JsonNode presence(Reads reads, Collection<UserId> users, Predicate<UserId> online);

  /// What a user has not read.
  JsonNode counters(Reads reads, UserId user);
}
