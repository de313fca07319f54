import { statfs } from "node:fs/promises";
import type { Clock } from "#ports/clock.ts";
import type { HostFacts } from "#services/operations/operations-deps.ts";
import { requestsOf } from "./count-requests.ts";
import { readCertificate } from "./read-certificate.ts";

/** A certificate ends by the day. */
const CERTIFICATE_EVERY_MS = 3_600_000;

const readDisk = async (dir: string | null): Promise<number | null> => {
  if (dir === null) return null;
  try {
    const { bavail, blocks } = await statfs(dir);
    return blocks === 0 ? null : bavail / blocks;
  } catch {
    // An installation that keeps no files has no such folder.
    return null;
  }
};

/**
 * Reads how the host of this process stands.
 * @param dir the folder that the installation keeps its files in; null where it keeps none.
 * @param origin where our pages are reached; without https there is no certificate to look at.
 * @param ca authorities to trust instead of the machine's, as PEM.
 */
export const createHostReader = (
  clock: Clock,
  { dir, origin, ca }: { readonly dir: string | null; readonly origin: string; readonly ca?: string },
) => {
  let certificate: { readonly until: number | null; readonly readAt: number } | null = null;
  const untilOf = async (at: number): Promise<number | null> => {
    if (!origin.startsWith("https:")) return null;
    if (certificate === null || at - certificate.readAt > CERTIFICATE_EVERY_MS) {
      const left = await readCertificate(origin, at, ca);
      certificate = { until: left === null ? null : at + left, readAt: at };
    }
    return certificate.until;
  };
  return async (): Promise<HostFacts> => {
    const at = clock();
    const [diskFree, until] = await Promise.all([readDisk(dir), untilOf(at)]);
    return { diskFree, certificateLeftMs: until === null ? null : until - at, requests: requestsOf(at) };
  };
};
