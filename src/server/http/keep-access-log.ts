import { randomUUID } from "node:crypto";
import { edge, metering } from "../composition.ts";
import { log, type ServerLog } from "../log.ts";
import { countRequest } from "../operations/count-requests.ts";
import { takeDownRequest } from "../operations/take-down-request.ts";
import { type Arrival, type Departure, watchArrivals } from "./arrivals.ts";
import { networkOfArrival } from "./client-ip.ts";
import { warnOfMissingProxy } from "./warn-of-missing-proxy.ts";

const lookForProxies = warnOfMissingProxy(log, () => edge().settings.trustedProxies);

/** The line of a request that no route of ours answered: a page, a file, or what Next refused by itself. */
function logDeparture(arrival: Arrival, { status, ms }: Departure, to: ServerLog): void {
  lookForProxies(arrival);
  if (arrival.isLogged) return;
  const { id, method, path, userId } = arrival;
  to.info("request", {
    requestId: id,
    method,
    path,
    limit: null,
    status,
    ms: Math.round(ms),
    network: networkOfArrival(arrival, edge().settings.trustedProxies),
    userId,
  });
}

function onEnd(arrival: Arrival, departure: Departure, to: ServerLog): void {
  countRequest(departure.status, Date.now());
  takeDownRequest(metering().meter, arrival, departure);
  logDeparture(arrival, departure, to);
}

/**
 * From now on every request that reaches this process is counted and gets its line, whoever answers it, until what it
 * returns is called.
 */
export function keepAccessLog(to: ServerLog = log): () => void {
  return watchArrivals({
    newId: randomUUID,
    elapsed: () => performance.now(),
    onEnd: (arrival, departure) => onEnd(arrival, departure, to),
  });
}
