package dev.confab.rpc;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How one method run ended: what an answer, or a command's part of a batch answer, is made of.
sealed interface Outcome {

  /// How a command of a batch ended.
  sealed interface OfCommand extends Outcome {}

  /// It returned, and what it returned is looked into: by later commands of its batch, or to be
  /// written as XML.
  record Done(JsonNode result, @Nullable Long total, @Nullable Long next, ObjectNode time)
      implements OfCommand {}

  /// It was refused, or failed.
  record Refused(String error, String description, int status) implements OfCommand {}

  /// It returned, and its whole answer is written.
  record Written(byte[] json) implements Outcome {}
}
