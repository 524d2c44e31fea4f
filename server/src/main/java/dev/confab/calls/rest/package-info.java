/// The methods that show calls. They are ours, not the original's.
@NullMarked
package dev.confab.calls.rest;

import org.jspecify.annotations.NullMarked;
