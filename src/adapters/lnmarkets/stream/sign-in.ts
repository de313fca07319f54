import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { StreamLogin } from "#ports/account-stream.ts";
import type { Credential } from "#ports/exchange.ts";
import { redact, shorten } from "../redact.ts";
import type { RpcSocket } from "./open-rpc-socket.ts";
import { signStream } from "./sign-stream.ts";

const authenticated = z.object({ authenticated: z.boolean() });

/** A login with a fresh nonce. */
export const signLogin = ({ key, passphrase, secret }: Credential, at: number): StreamLogin => {
  const timestamp = Math.trunc(at);
  const nonce = randomBytes(16).toString("hex");
  return { key, passphrase, timestamp, nonce, signature: signStream(secret, timestamp, nonce) };
};

/** Signs a connection in. Returns why it was not let in, without an echo of the login; null when it was. */
export const signIn = async (
  socket: Pick<RpcSocket, "request">,
  login: StreamLogin,
): Promise<{ readonly isRefused: boolean; readonly reason: string } | null> => {
  const answer = await socket.request("authenticate", login);
  if (!answer.ok) {
    const echo = { key: login.key, passphrase: login.passphrase, secret: login.signature };
    const { kind, message } = answer.failure;
    return { isRefused: kind === "refused", reason: shorten(redact(message, echo)) };
  }
  const parsed = authenticated.safeParse(answer.value);
  if (parsed.success && parsed.data.authenticated) return null;
  return { isRefused: true, reason: "the key is wrong or not active" };
};
