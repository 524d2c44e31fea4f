/// The methods by which bots of the second generation, and users who read along, fetch their
/// events.
@NullMarked
package dev.confab.pickup.rest.v2;

import org.jspecify.annotations.NullMarked;
