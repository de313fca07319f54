import { type ClientRequest, request as requestInTheClear } from "node:http";
import { type RequestOptions, request } from "node:https";
import { lookupPublic } from "./lookup-public.ts";
import type { PushAnswer } from "./read-push-answer.ts";

type Push = {
  /** An address that was looked at before: https, or http on this machine. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
  /** Whether it may be a machine of our own network. */
  readonly mayBePrivate: boolean;
  readonly timeoutMs: number;
  /** A certificate to trust instead of the public ones, PEM. */
  readonly ca: string | undefined;
};

const open = (push: Push): ClientRequest => {
  const url = new URL(push.url);
  const options: RequestOptions = {
    method: "POST",
    headers: { ...push.headers },
    signal: AbortSignal.timeout(push.timeoutMs),
    ...(push.mayBePrivate ? {} : { lookup: lookupPublic() }),
    ...(push.ca === undefined ? {} : { ca: push.ca }),
  };
  return url.protocol === "http:" ? requestInTheClear(url, options) : request(url, options);
};

/**
 * Posts once and follows nothing: another address in the answer is an answer. Nothing of a body is read. Rejects where no
 * answer came in time.
 */
export const postPush = (push: Push): Promise<PushAnswer> =>
  new Promise((resolve, reject) => {
    const sending = open(push);
    sending.on("error", reject);
    sending.on("response", (response) => {
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"] });
      // What a stranger goes on saying is not listened to.
      response.on("error", () => undefined);
      response.resume();
      response.once("data", () => response.destroy());
    });
    sending.end(push.body);
  });
