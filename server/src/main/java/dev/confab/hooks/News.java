package dev.confab.hooks;

import dev.confab.basics.UserId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What happened.
///
/// @param actor who caused it; null when nobody did
/// @param about names the object it happened to, for example `user/12`: of the same object a queue
///   keeps the latest news
/// @param data the `data` of the wire, without tokens
public record News(HookEvent event, @Nullable UserId actor, String about, ObjectNode data) {}
