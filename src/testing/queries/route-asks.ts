import { CHORES } from "./do-every-chore.ts";
import { listenToStream } from "./listen-to-stream.ts";
import { logInAndOut } from "./log-in-and-out.ts";
import type { RouteAsker } from "./route-asker.ts";
import { throwByLink } from "./throw-by-link.ts";

type Asks = (asker: RouteAsker) => Promise<unknown>;

const bearerOf = ({ asked }: RouteAsker) => ({ authorization: `Bearer ${asked.product.cronSecret}` });

/** Somebody without the secret: that they came is taken down. What is done for whoever has it is done by itself. */
const askCron: Asks = ({ send }) => send({ answers: 401 });

const askMetrics: Asks = async (asker) => {
  await asker.send({ answers: 401 });
  await asker.send({ headers: bearerOf(asker), answers: 200 });
};

const askDetailed: Asks = async (asker) => {
  const { send, trader, operator } = asker;
  await send({ answers: 401 });
  await send({ headers: { cookie: trader.cookie }, answers: 401 });
  await send({ headers: { cookie: operator.cookie }, answers: 200 });
  await send({ headers: bearerOf(asker), answers: 200 });
};

/** How each route is asked, by where it is found; what varies in that is filled with an example. */
export const ROUTE_ASKS: Readonly<Record<string, Asks>> = {
  "/api/auth/session": logInAndOut,
  ...Object.fromEntries(CHORES.map((name) => [`/api/cron/${name}`, askCron])),
  "/api/health": ({ send }) => send({ answers: 200 }),
  "/api/health/detailed": askDetailed,
  "/api/health/ready": ({ send }) => send({ answers: 200 }),
  "/api/metrics": askMetrics,
  "/api/nothing/here": ({ send }) => send({ answers: 404 }),
  "/api/panic": throwByLink,
  "/api/stream": listenToStream,
};

/** Routes that are not asked here, and why. */
export const ROUTES_LEFT_OUT: Readonly<Record<string, string>> = {
  "/api/trpc/overview.get": "every procedure is asked by itself",
};
