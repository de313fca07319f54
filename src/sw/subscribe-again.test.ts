import { expect, test } from "vitest";
import { fakeWorkerScope } from "#testing/fakes/fake-worker-scope.ts";
import { subscribeAgain } from "./subscribe-again.ts";

const subscription = (endpoint: string, key: ArrayBuffer | null = null) => ({
  endpoint,
  options: { applicationServerKey: key },
  toJSON: () => ({ endpoint, keys: { p256dh: "p", auth: "a" } }),
});
const OLD = subscription("https://push.example/old", new ArrayBuffer(65));

test("a subscription that the browser replaced is told by both addresses", async () => {
  const { scope, sent, done } = fakeWorkerScope();
  const newSubscription = subscription("https://push.example/other");
  await subscribeAgain(scope, { oldSubscription: OLD, newSubscription });
  expect(done).toEqual([]);
  expect(sent.map(({ url, init }) => [url, init.method, JSON.parse(String(init.body))])).toEqual([
    [
      "/api/trpc/notifications.renewPush",
      "POST",
      {
        oldEndpoint: "https://push.example/old",
        endpoint: "https://push.example/other",
        p256dh: "p",
        auth: "a",
      },
    ],
  ]);
});

test("one that ended is made anew by the key it was for", async () => {
  const { scope, sent, done } = fakeWorkerScope();
  await subscribeAgain(scope, { oldSubscription: OLD, newSubscription: null });
  expect(done).toEqual(["subscribe 65"]);
  expect(JSON.parse(String(sent[0]?.init.body))).toMatchObject({
    endpoint: "https://push.example/new",
  });
});

test("one of which nothing is left cannot be, and asks nobody", async () => {
  const { scope, sent, done } = fakeWorkerScope();
  await subscribeAgain(scope, {});
  await subscribeAgain(scope, {
    oldSubscription: subscription("https://push.example/old"),
    newSubscription: null,
  });
  expect([sent, done]).toEqual([[], []]);
});

test("one that was not kept is a failure the browser hears of", async () => {
  const { scope } = fakeWorkerScope({ answer: async () => ({ ok: false }) });
  await expect(subscribeAgain(scope, { oldSubscription: OLD })).rejects.toThrow(/not kept/);
});
