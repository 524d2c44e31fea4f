/// The methods about deliveries. They are of this server and not of the original, hence the scope
/// `confab`.
@NullMarked
package dev.confab.delivery.rest;

import org.jspecify.annotations.NullMarked;
