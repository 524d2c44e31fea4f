package dev.confab.disk.rest.v2;

import dev.confab.basics.Doc;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/// A file to be put into a chat.
record SentFields(
    @Doc("Its name, with what stands behind the dot.") @Nullable String name,
    @Doc("Its content as Base64, 100 MB at most.") @Nullable StringNode content,
    @Doc("What is said with it.") @Nullable String message) {
  static final SentFields NONE = new SentFields(null, null, null);
}
