package dev.confab.pickup;

import dev.confab.basics.EventId;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Events as a reader gets them.
///
/// @param events what a handler would read of the posted form, with `id` and `attempt`
/// @param next the OFFSET that acknowledges them
public record Picked(List<ObjectNode> events, EventId next) {}
