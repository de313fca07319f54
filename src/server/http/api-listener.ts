import { log } from "../log.ts";
import { trpcRoute } from "../trpc/trpc-route.ts";
import { handleRoute } from "./handle-route.ts";
import { packedListener } from "./packed-listener.ts";

const { GET } = handleRoute(trpcRoute);

/** Answers a question to the API as its route does. */
export const apiListener = packedListener((request) => GET(request, { params: Promise.resolve({}) }), {
  log,
});
