package dev.confab.rpc;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How one method run ended: what an answer, or a command's part of a batch answer, is made of.
sealed interface Outcome {

  /// It returned.
  record Done(JsonNode result, @Nullable Long total, @Nullable Long next, ObjectNode time)
      implements Outcome {}

  /// It was refused, or failed.
  record Refused(String error, String description, int status) implements Outcome {}
}
