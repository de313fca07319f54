import { z } from "zod";
import { fail, ok, type Result } from "#domain/result.ts";
import type { Answer, ExchangeFailure, KeyPermissions, OpenCredential } from "#ports/exchange.ts";
import { shorten } from "../shorten.ts";
import { openRpcSocket, type RpcFailure, type RpcSocket } from "./open-rpc-socket.ts";
import { signLogin } from "./sign-in.ts";

export type PermissionsRequest = {
  readonly url: string;
  readonly credential: OpenCredential;
  readonly now: () => number;
  readonly timeoutMs: number;
  readonly maxBytes: number;
};

const authenticated = z.object({ authenticated: z.boolean(), permissions: z.array(z.string()) });
const identity = z.object({ permissions: z.array(z.string()) });

const unavailable = (why: string): ExchangeFailure => ({
  kind: "unavailable",
  message: `LN Markets did not say what the key may do: ${why}. Try again later.`,
  raw: "",
});

const refused = (message: string, credential: OpenCredential): ExchangeFailure => {
  const safe = shorten(credential.blacken(message));
  return { kind: "unauthorized", status: 401, message: safe, raw: safe };
};

const answered = (
  answer: Result<unknown, RpcFailure>,
  credential: OpenCredential,
): Result<unknown, ExchangeFailure> => {
  if (answer.ok) return answer;
  const { kind, message } = answer.failure;
  return fail(kind === "refused" ? refused(message, credential) : unavailable(message));
};

/**
 * Signs in and asks who we are: `whoami` is the server's second word on the same question, and the wider of the two
 * answers counts, so a key that can withdraw does not pass because one of them forgot to say it.
 */
const ask = async (socket: RpcSocket, request: PermissionsRequest): Answer<KeyPermissions> => {
  const { credential } = request;
  const login = signLogin(credential, request.now());
  const signIn = answered(await socket.request("authenticate", login), credential);
  if (!signIn.ok) return signIn;
  const entry = authenticated.safeParse(signIn.value);
  if (!entry.success) return fail(unavailable("its answer is not what it should be"));
  if (!entry.data.authenticated) return fail(refused("The key is wrong or not active.", credential));
  const whoami = answered(await socket.request("whoami"), credential);
  if (!whoami.ok) return whoami;
  const self = identity.safeParse(whoami.value);
  if (!self.success) return fail(unavailable("its answer is not what it should be"));
  return ok([...new Set([...entry.data.permissions, ...self.data.permissions])].sort());
};

/** What a key may do, asked over the stream: REST has no call for it. */
export const readKeyPermissions = (request: PermissionsRequest): Answer<KeyPermissions> =>
  new Promise((resolve, reject) => {
    const { url, timeoutMs, maxBytes } = request;
    openRpcSocket({
      url,
      timeoutMs,
      maxBytes,
      onOpen: (socket) => {
        ask(socket, request)
          .then(resolve, reject)
          .finally(() => socket.close());
      },
      onClose: (reason) => resolve(fail(unavailable(reason))),
    });
  });
