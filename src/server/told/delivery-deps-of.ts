import type { DeliveryDeps } from "#services/notifications/delivery-deps.ts";
import { authSecret } from "../auth/auth-secret.ts";
import { deriveKey } from "../auth/derive-key.ts";
import type { Wired } from "../wired.ts";
import { postBy } from "./post-by.ts";
import { tellBy } from "./tell-by.ts";

/** What carries messages out, of this process's parts. */
export const deliveryDepsOf = (wired: Wired): DeliveryDeps => ({
  ...wired,
  mails: wired.mailDispatch,
  tell: tellBy(wired),
  post: postBy({ ...wired, linkKey: () => deriveKey(authSecret(), "mail-links") }),
});
