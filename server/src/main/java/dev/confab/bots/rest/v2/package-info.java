/// The methods about bots themselves, as the second generation of the API has them.
@NullMarked
package dev.confab.bots.rest.v2;

import org.jspecify.annotations.NullMarked;
