import { createHmac } from "node:crypto";

/**
 * What opens the counter, made from the admin's token: whoever knows it opens accounts with play money and can do nothing
 * else of what an admin may.
 */
export const counterTokenOf = (adminToken: string): string =>
  createHmac("sha256", adminToken).update("paper-counter/v1").digest("hex");
