import { createHmac } from "node:crypto";

export type PaperAnswer = { readonly status: number; readonly body: unknown; readonly headers: Headers };

export type PaperCredential = {
  readonly key: string;
  readonly secret: string;
  readonly passphrase: string;
};

export type PaperClient = (method: string, path: string, body?: unknown) => Promise<PaperAnswer>;

/** A client as small as the documentation allows, for tests of the exchange itself; unsigned without a credential. */
export function createPaperClient(
  url: string,
  credential: PaperCredential | null,
  options: { readonly now?: () => number; readonly headers?: Readonly<Record<string, string>> } = {},
): PaperClient {
  return async (method, path, body) => {
    const target = new URL(`${url}/v3${path}`);
    const text = body === undefined ? "" : JSON.stringify(body);
    const timestamp = String((options.now ?? Date.now)());
    const answer = await fetch(target, {
      method,
      headers: {
        ...(text !== "" && { "content-type": "application/json" }),
        ...(credential && signedHeaders(credential, timestamp, method, target, text)),
        ...options.headers,
      },
      ...(text !== "" && { body: text }),
    });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
}

function signedHeaders(
  { key, secret, passphrase }: PaperCredential,
  timestamp: string,
  method: string,
  target: URL,
  text: string,
): Record<string, string> {
  const prehash = `${timestamp}${method.toLowerCase()}${target.pathname}${text || target.search}`;
  return {
    "lnm-access-key": key,
    "lnm-access-passphrase": passphrase,
    "lnm-access-timestamp": timestamp,
    "lnm-access-signature": createHmac("sha256", secret).update(prehash).digest("base64"),
  };
}
