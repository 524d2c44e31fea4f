/// Measures this server on this machine: sends a fixed number of messages, then looks after every
/// single one of them, and sets what it measured beside bounds measured in the same run. Figures of
/// a machine mean little on another one; the ratios do.
@NullMarked
package dev.confab.house.bench;

import org.jspecify.annotations.NullMarked;
