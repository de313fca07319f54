import type { isLoopback } from "#server/http/is-loopback.ts";

/** Takes whoever asks for localhost by name for somebody on this machine: any caller writes that name. */
export const believeHost: typeof isLoopback = (headers) =>
  /^(localhost|127\.0\.0\.1)(:|$)/.test(headers.get("x-forwarded-host") ?? headers.get("host") ?? "");
