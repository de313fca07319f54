import { z } from "zod";
import { Refusal } from "../engine/refusal.ts";
import { checkTimestamp } from "../http/authenticate.ts";
import { hmacBase64, sameText } from "../http/sign.ts";
import { allows } from "../world/scope.ts";
import type { World } from "../world/world.ts";
import { forbidden, invalidParams, methodNotFound, unauthorized } from "./rpc-error.ts";
import type { Session } from "./session.ts";
import { scopeOfTopic } from "./topic.ts";

const authenticateParams = z.object({
  key: z.string(),
  signature: z.string(),
  timestamp: z.int(),
  passphrase: z.string(),
  nonce: z.string().min(1),
});
const topicsParams = z.object({ topics: z.array(z.string()).min(1) });
const helloParams = z.object({ clientName: z.string(), clientVersion: z.string() });

type Method = (world: World, session: Session, params: unknown) => unknown;

function read<T>(schema: z.ZodType<T>, params: unknown): T {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidParams(`${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim());
}

const authenticate: Method = (world, session, params) => {
  const { key: name, signature, timestamp, passphrase, nonce } = read(authenticateParams, params);
  const key = world.keys.get(name);
  if (key === undefined || !key.active) throw unauthorized("Api key does not exist");
  try {
    checkTimestamp(world, String(timestamp));
  } catch (error) {
    throw error instanceof Refusal ? unauthorized(error.message) : error;
  }
  const right = sameText(hmacBase64(key.secret, `${timestamp}${nonce}`), signature);
  if (!right || !sameText(key.passphrase, passphrase)) throw unauthorized("Signature is not valid");
  session.key = key;
  return { authenticated: true, permissions: key.permissions };
};

const whoami: Method = (_world, { key }) => {
  if (key === null) throw unauthorized("Not authenticated");
  return { apiKey: key.key, userId: key.accountId, permissions: key.permissions };
};

const subscribe: Method = (_world, session, params) => {
  const { topics } = read(topicsParams, params);
  for (const topic of topics) {
    const scope = scopeOfTopic(topic);
    if (scope === undefined) throw invalidParams(`unknown topic ${topic}`);
    if (scope === null) continue;
    if (session.key === null) throw unauthorized(`Authentication required for ${topic}`);
    if (!allows(session.key.permissions, scope)) throw forbidden(`Missing permission: ${scope}`);
  }
  for (const topic of topics) session.topics.add(topic);
  return { subscribed: topics };
};

const unsubscribe: Method = (_world, session, params) => {
  const { topics } = read(topicsParams, params);
  return { unsubscribed: topics.filter((topic) => session.topics.delete(topic)) };
};

const unsubscribeAll: Method = (_world, session) => {
  const unsubscribed = [...session.topics];
  session.topics.clear();
  return { unsubscribed };
};

const METHODS: ReadonlyMap<string, Method> = new Map([
  [
    "hello",
    (_world: World, _session: Session, params: unknown): unknown => {
      read(helloParams, params);
      return { version: "1.0.0" };
    },
  ],
  ["ping", (): unknown => "pong"],
  ["time", (world: World): unknown => ({ time: world.clock.now() })],
  ["authenticate", authenticate],
  ["whoami", whoami],
  ["subscribe", subscribe],
  ["unsubscribe", unsubscribe],
  ["unsubscribeAll", unsubscribeAll],
]);

/** Runs one of the stream's eight methods. @throws RpcError */
export function callMethod(world: World, session: Session, method: string, params: unknown): unknown {
  const found = METHODS.get(method);
  if (found === undefined) throw methodNotFound();
  return found(world, session, params);
}
