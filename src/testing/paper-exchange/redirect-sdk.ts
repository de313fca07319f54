import { registerHooks } from "node:module";

const HOST = "api.lnmarkets.com";
const SHIM = "axisor:redirected-ws";

/**
 * Sends the official SDK's REST calls to another server. It has no option for that and looks `fetch` up at every call.
 * The path stays, so its signatures stay right. Returns what undoes it.
 */
export function redirectSdkFetch(url: string): () => void {
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const target = new URL(request.url);
    if (target.hostname !== HOST) return real(input, init);
    const { host, protocol } = new URL(url);
    target.protocol = protocol;
    target.host = host;
    return real(new Request(target, request));
  };
  return () => {
    globalThis.fetch = real;
  };
}

/**
 * Makes the official SDK, when it is imported after this, open its stream at `streamUrl`: its `ws` is replaced by one
 * that ignores the address it is given. Returns what undoes it.
 */
export function redirectSdkStream(streamUrl: string): () => void {
  const real = import.meta.resolve("ws");
  const source = `import WebSocket from ${JSON.stringify(real)};
    export default class extends WebSocket {
      constructor(_url, ...rest) { super(${JSON.stringify(streamUrl)}, ...rest); }
    }`;
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "ws" && (context.parentURL ?? "").includes("@ln-markets/sdk")
        ? { url: SHIM, format: "module", shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) =>
      url === SHIM ? { format: "module", source, shortCircuit: true } : next(url, context),
  });
  return () => hooks.deregister();
}
