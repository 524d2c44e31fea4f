/// The whole server, spoken to over HTTP only. One class per public method, whose first test is
/// also the method's example in the documentation; classes for what all methods share; and at the
/// end [PromiseLedgerTest], which asks whether everything promised was seen.
@NullMarked
package dev.confab.acceptance;

import org.jspecify.annotations.NullMarked;
