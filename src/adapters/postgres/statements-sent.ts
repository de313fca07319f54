import { channel } from "node:diagnostics_channel";

/** Hears each statement as it is given to a connection. Nobody listens in the product; a test has all of them explained. */
export const statementsSent = channel("axisor.statements-sent");
