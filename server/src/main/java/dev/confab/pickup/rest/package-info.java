/// The methods `confab.events.get` and `confab.cursors.*`: ours, not the original's.
@NullMarked
package dev.confab.pickup.rest;

import org.jspecify.annotations.NullMarked;
