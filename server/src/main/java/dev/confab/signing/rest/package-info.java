/// The methods `confab.signing.*`: ours, not the original's.
@NullMarked
package dev.confab.signing.rest;

import org.jspecify.annotations.NullMarked;
