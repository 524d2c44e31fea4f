/// How often and how long: the rate of calls of one address, and the time a method may work for one
/// credential. The numbers are the original's. Where a server is its owner's own, both are off, as
/// they are there; what was used is told all the same.
///
/// Both stand in the way of every call, so both are a look into a map and a few sums, and both
/// forget what no longer counts.
@NullMarked
package dev.confab.limits;

import org.jspecify.annotations.NullMarked;
