/*
 * The load of `npm run load` for whoever has k6 (https://k6.io), against an installation of their own:
 *
 *   k6 run -e AXISOR_URL=https://axisor.example -e AXISOR_SESSIONS=sessions.txt deploy/k6/axisor.js
 *
 * AXISOR_SESSIONS names a file with one `Cookie` header a line, a session each, such as `__Host-axisor.session=…` out of a
 * browser that is logged in; AXISOR_THINK is the think time in seconds (30), AXISOR_DURATION how long it goes on (2m).
 *
 * It has never been run by us: a test holds its requests against those of `npm run load`, and k6 itself was not there. k6
 * alone cannot hold a stream of server-sent events, so this asks and does not listen.
 */

import { check, sleep } from "k6";
import { SharedArray } from "k6/data";
import http from "k6/http";

const BASE = __ENV.AXISOR_URL || "http://localhost:3000";
const THINK = Number(__ENV.AXISOR_THINK || 30);

const cookies = new SharedArray("sessions", () =>
  open(__ENV.AXISOR_SESSIONS || "sessions.txt")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== ""),
);

export const options = {
  scenarios: {
    users: {
      executor: "constant-vus",
      exec: "look",
      vus: cookies.length || 1,
      duration: __ENV.AXISOR_DURATION || "2m",
    },
  },
  thresholds: {
    http_req_duration: ["p(95)<200"],
    http_req_failed: ["rate<0.001"],
  },
};

const batchOf = (...asks) => {
  const inputs = asks.flatMap(([, input], index) => (input === undefined ? [] : [[String(index), input]]));
  const input = encodeURIComponent(JSON.stringify(Object.fromEntries(inputs)));
  return `/api/trpc/${asks.map(([procedure]) => procedure).join(",")}?batch=1&input=${input}`;
};

/** Where a request of a kind goes; the same as in src/testing/load/draw-request.ts. */
export const pathOf = (kind, cursor) => {
  if (kind === "positions") return batchOf(["overview.get"]);
  if (kind === "home") {
    const recent = ["tradeLog.list", { limit: 20 }];
    return batchOf(["overview.get"], recent, ["notifications.recent"], ["panic.standing"]);
  }
  return batchOf(["tradeLog.list", cursor ? { limit: 30, cursor } : { limit: 30 }]);
};

/** Of a hundred looks fifty are for positions, thirty for home and twenty for receipts. */
export const drawRequest = (chance) => (chance < 0.5 ? "positions" : chance < 0.8 ? "home" : "receipts");

let cursor = null;

/** What each user does over and over. */
export const look = () => {
  const kind = drawRequest(Math.random());
  const path = pathOf(kind, kind === "receipts" && Math.random() < 1 / 3 ? cursor : null);
  const answer = http.get(`${BASE}${path}`, {
    headers: {
      cookie: cookies[(__VU - 1) % cookies.length],
      "sec-fetch-site": "same-origin",
      "x-axisor-page": "1",
    },
    tags: { kind },
  });
  check(answer, {
    answered: ({ status }) => status === 200,
    "a refusal says when to come again": ({ status, headers }) =>
      (status !== 429 && status !== 503) || /^\d+$/.test(headers["Retry-After"] || ""),
  });
  if (kind === "receipts" && answer.status === 200)
    cursor = (/"nextCursor":"([^"]+)"/.exec(answer.body) || [])[1] || null;
  sleep(THINK * (0.5 + Math.random()));
};
