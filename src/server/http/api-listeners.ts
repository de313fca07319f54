import { liveRoute } from "../live/live-route.ts";
import { processHub } from "../live/process-hub.ts";
import { log } from "../log.ts";
import { trpcRoute } from "../trpc/trpc-route.ts";
import { answerRoute } from "./answer-route.ts";
import { packedListener, plainListener } from "./packed-listener.ts";
import type { Route } from "./route.ts";
import type { ApiListeners } from "./take-api-questions.ts";

const answerBy =
  (route: Route) =>
  (request: Request): Promise<Response> =>
    answerRoute(route, request, Promise.resolve({}));

/** Answer what a page asks as the routes of it do. A stream is not packed: what is told would wait until there is enough of it. */
export const apiListeners: ApiListeners = {
  questions: packedListener(answerBy(trpcRoute), { log }),
  stream: plainListener(answerBy(liveRoute(processHub)), { log }),
};
