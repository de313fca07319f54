import { randomBytes } from "node:crypto";
import { z } from "zod";
import { blacken } from "#domain/security/blacken.ts";
import type { StreamLogin } from "#ports/account-stream.ts";
import type { OpenCredential } from "#ports/exchange.ts";
import { shorten } from "../shorten.ts";
import type { RpcSocket } from "./open-rpc-socket.ts";
import { signStream } from "./sign-stream.ts";

const authenticated = z.object({ authenticated: z.boolean() });

/** A login with a fresh nonce. */
export const signLogin = (credential: OpenCredential, at: number): StreamLogin => {
  const timestamp = Math.trunc(at);
  const nonce = randomBytes(16).toString("hex");
  const signature = signStream(credential, timestamp, nonce);
  return credential.identify((who) => ({ ...who, timestamp, nonce, signature }));
};

/** Signs a connection in. Returns why it was not let in, without an echo of the login; null when it was. */
export const signIn = async (
  socket: Pick<RpcSocket, "request">,
  login: StreamLogin,
): Promise<{ readonly isRefused: boolean; readonly reason: string } | null> => {
  const answer = await socket.request("authenticate", login);
  if (!answer.ok) {
    const echo = [login.key, login.passphrase, login.signature];
    const { kind, message } = answer.failure;
    return { isRefused: kind === "refused", reason: shorten(blacken(message, echo)) };
  }
  const parsed = authenticated.safeParse(answer.value);
  if (parsed.success && parsed.data.authenticated) return null;
  return { isRefused: true, reason: "the key is wrong or not active" };
};
