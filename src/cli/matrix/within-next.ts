import "next/dist/server/node-environment-baseline.js";
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external.js";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external.js";
import { HeadersAdapter } from "next/dist/server/web/spec-extension/adapters/headers.js";
import { RequestCookiesAdapter } from "next/dist/server/web/spec-extension/adapters/request-cookies.js";
import { RequestCookies } from "next/dist/server/web/spec-extension/cookies.js";

type Work = Parameters<typeof workAsyncStorage.run>[0];
type Unit = Parameters<typeof workUnitAsyncStorage.run>[0];

/**
 * Runs a route's handler where `cookies()` and `headers()` answer, as they do under Next: the login library reads the
 * request through them. Only what those two look at is there.
 */
export const withinNext = <T>(sent: Readonly<Record<string, string>>, run: () => Promise<T>): Promise<T> => {
  const headers = new Headers(sent);
  const unit = {
    type: "request",
    phase: "render",
    headers: HeadersAdapter.seal(headers),
    cookies: RequestCookiesAdapter.seal(new RequestCookies(headers)),
  };
  return workAsyncStorage.run({ route: "matrix" } as Work, () => workUnitAsyncStorage.run(unit as Unit, run));
};
