/// Turns a named call into one method run: find the method, ask the gates, bind the parameters,
/// open the transaction, run, check the promise, write the envelope. Also `batch`, which does the
/// same for up to fifty commands. Knows no feature; a feature's `rest` package hands its methods
/// in.
///
/// The shape of a method: one package-private class that implements [RestMethod], a record of
/// parameters whose component order is the order in which errors are found, a declared list of
/// refusals. What a method declares is what the reference prints; what it does not declare cannot
/// leave the server.
@NullMarked
package dev.confab.rpc;

import org.jspecify.annotations.NullMarked;
