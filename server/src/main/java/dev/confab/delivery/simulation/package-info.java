/// A world for the courier in which one number, the seed, decides everything: when people write,
/// how handlers fail and move, what their owners agree on, where the clock goes, at which step the
/// server dies, when the disk is full, which commits end in doubt, and when a second server takes
/// over from one that was paused. The courier is the real one.
///
/// In the program and not among its tests, because `confab simulate` runs it for as long as an
/// operator likes.
@NullMarked
package dev.confab.delivery.simulation;

import org.jspecify.annotations.NullMarked;
