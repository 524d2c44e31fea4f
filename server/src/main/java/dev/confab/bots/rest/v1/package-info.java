/// The methods about bots themselves, as the first generation of the API has them.
@NullMarked
package dev.confab.bots.rest.v1;

import org.jspecify.annotations.NullMarked;
